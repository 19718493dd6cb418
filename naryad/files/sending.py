"""How are stored bytes sent to whom a door has let in?"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from naryad.files.serving import Served

# A right that is taken away is gone from the browser's memory as soon.
_MINUTES, _PART = 5, 65_536
# Whatever somebody may have hidden in a file, it runs nothing and asks nobody.
_POLICY = "default-src 'none'; sandbox"
_RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})")


def send(request: HttpRequest, served: Served, *, minutes: int = _MINUTES) -> HttpResponseBase:
    """To whom the door has let in. Pictures of ours are shown; anything else is downloaded, and no
    browser guesses its type. Of a part that is asked for as `Range` only that is sent. `minutes`:
    so long a browser asks no more; 0: each time."""
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": f"private, max-age={60 * minutes}" if minutes else "private, no-cache",
        "Content-Security-Policy": _POLICY,
        "ETag": served.etag,
    }
    known: HttpResponse | None = get_conditional_response(request, etag=served.etag)
    if known is not None:
        return _head(known, headers)
    part = _read_range(request, served)
    start, end = part or (0, served.size)
    stream = _read(served.path, start, end)
    answer = StreamingHttpResponse(stream, content_type=served.type, status=206 if part else 200)
    if part:
        answer["Content-Range"] = f"bytes {start}-{end - 1}/{served.size}"
    answer["Content-Length"] = str(end - start)
    answer["Content-Disposition"] = (
        content_disposition_header(not served.is_shown, served.name) or "inline"
    )
    return _head(answer, headers)


def send_once(written: IO[bytes], *, name: str) -> HttpResponseBase:
    """What was written for this answer alone, and is gone with it."""
    answer = FileResponse(
        written, as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    return _head(answer, {"Cache-Control": "no-store", "Content-Security-Policy": _POLICY})


def _read_range(request: HttpRequest, served: Served) -> tuple[int, int] | None:
    """From where to where. One part of what stands there still; whatever else is asked for, a
    server may send the whole (RFC 9110, 14.2)."""
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or request.headers.get("If-Range", served.etag) != served.etag:
        return None
    first, last = asked["first"], asked["last"]
    start = int(first) if first else max(0, served.size - int(last or 0))
    end = min(served.size, int(last) + 1) if first and last else served.size
    return (start, end) if start < end else None


def _read(path: Path, start: int, end: int) -> Iterator[bytes]:
    """Opened when somebody begins to read, and closed with the answer."""
    with path.open("rb") as stored:
        stored.seek(start)
        while start < end and (piece := stored.read(min(_PART, end - start))):
            start += len(piece)
            yield piece


def _head(answer: HttpResponseBase, headers: Mapping[str, str]) -> HttpResponseBase:
    for name, value in headers.items():
        answer.headers[name] = value
    return answer
