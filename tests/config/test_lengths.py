"""Is a body read that does not say how long it is?"""

import io
from collections.abc import Iterable
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from naryad.config.serving import lengths
from naryad.config.serving.lengths import measure_body, with_lengths

BODY = b'{"name": "Kedr"}'


def _environ(body: bytes = BODY, **said: Any) -> dict[str, Any]:
    """As a server hands it on that has read the chunks itself."""
    made = RequestFactory().post("/api/v1/companies", content_type="application/json").environ
    made.pop("CONTENT_LENGTH", None)
    read = {"wsgi.input": io.BytesIO(body), "wsgi.input_terminated": True}
    return made | read | {"HTTP_TRANSFER_ENCODING": "chunked"} | said


def _read(environ: dict[str, Any]) -> bytes:
    body: bytes = WSGIRequest(environ).body
    return body


def test_a_body_in_chunks_is_read_whole() -> None:
    assert _read(_environ()) == b""
    kept: list[Any] = []

    def application(environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        kept.append(environ["wsgi.input"])
        return [_read(environ)]

    answer: Any = with_lengths(application)(_environ(), None)
    assert list(answer) == [BODY]
    answer.close()
    assert kept[0].closed


def test_a_length_that_is_said_stays() -> None:
    said = _environ(BODY + b" more", CONTENT_LENGTH=str(len(BODY)))
    assert measure_body(said) is said
    assert _read(measure_body(said)) == BODY


@pytest.mark.parametrize("said", [{"REQUEST_METHOD": "GET"}, {"wsgi.input_terminated": False}])
def test_nothing_is_waited_for_that_may_never_come(said: dict[str, Any]) -> None:
    environ = _environ(**said)
    assert measure_body(environ) is environ


def test_no_more_is_taken_in_than_any_form_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lengths, "_MOST", 2**16)
    environ = measure_body(_environ(b"a" * 2**20))
    assert environ["CONTENT_LENGTH"] == str(2**16)
    environ["wsgi.input"].close()
