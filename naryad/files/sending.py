"""How are stored bytes sent to whom a door has let in?"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from naryad.files.serving import Served

# A right that is taken away is gone from the browser's memory as soon.
_MINUTES, _PART = 5, 65_536
# Whatever somebody may have hidden in a file, it runs nothing and asks nobody.
_POLICY = "default-src 'none'; sandbox"


def send(request: HttpRequest, served: Served, *, minutes: int = _MINUTES) -> HttpResponseBase:
    """To whom the door has let in. Pictures of ours are shown; anything else is downloaded, and no
    browser guesses its type. `minutes`: so long it asks no more; 0: each time."""
    headers = {
        "Cache-Control": f"private, max-age={60 * minutes}" if minutes else "private, no-cache",
        "Content-Security-Policy": _POLICY,
        "ETag": served.etag,
    }
    known: HttpResponse | None = get_conditional_response(request, etag=served.etag)
    if known is not None:
        return _head(known, headers)
    answer = StreamingHttpResponse(_read(served.path), content_type=served.type)
    answer["Content-Length"] = str(served.size)
    answer["Content-Disposition"] = (
        content_disposition_header(not served.is_shown, served.name) or "inline"
    )
    return _head(answer, headers)


def _read(path: Path) -> Iterator[bytes]:
    """Opened when somebody begins to read, and closed with the answer."""
    with path.open("rb") as stored:
        while part := stored.read(_PART):
            yield part


def _head(answer: HttpResponseBase, headers: Mapping[str, str]) -> HttpResponseBase:
    for name, value in headers.items():
        answer.headers[name] = value
    return answer
