"""How does a body come in that does not say how long it is?

HTTP allows it: programs send what they make on the way in chunks, and HTTP/2 needs no length.
Django reads as many bytes as Content-Length says, without one none at all, so that such a call
would be answered as if it had no body.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from naryad.web.upload_limits import MOST_TOGETHER

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
# More than any form may hold: the rest is not read, and what was read is refused as too long.
_MOST = MOST_TOGETHER + 2**20
_IN_MEMORY, _PIECE = 2**20, 2**16
_WITH_BODIES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def with_lengths(application: Application) -> Application:
    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        measured = measure_body(environ)
        answered = application(measured, start_response)
        if measured is environ:
            return answered
        return _Closing(answered, measured["wsgi.input"])

    return answer


@dataclass(frozen=True, slots=True)
class _Closing:
    """An answer, at whose end what was kept of the call goes."""

    answered: Iterable[bytes]
    kept: IO[bytes]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.answered)

    def close(self) -> None:
        self.kept.close()
        close = getattr(self.answered, "close", None)
        if close is not None:
            close()


def measure_body(environ: dict[str, Any]) -> dict[str, Any]:
    """The same with a length, where the server knows by itself where the body ends. Whoever asks
    closes the input then."""
    has_length = bool(environ.get("CONTENT_LENGTH"))
    if has_length or environ["REQUEST_METHOD"] not in _WITH_BODIES:
        return environ
    if not environ.get("wsgi.input_terminated"):
        return environ
    kept = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever asks closes it
    length = 0
    while length < _MOST and (piece := environ["wsgi.input"].read(_PIECE)):
        length += kept.write(piece)
    kept.seek(0)
    return environ | {"wsgi.input": kept, "CONTENT_LENGTH": str(length)}
