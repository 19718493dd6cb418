"""What is the contract, in the words of OpenAPI 3.1?"""

from functools import cache
from http import HTTPStatus
from typing import Any

import orjson
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from naryad.api.contract import API, BASE
from naryad.api.operations import OPERATIONS
from naryad.api.problems import MEDIA_TYPE

_PHRASES = frozenset(status.phrase for status in HTTPStatus)
_JSON, _BYTES = "application/json", "application/octet-stream"


@cache
def make_schema() -> dict[str, Any]:
    """In English, and the same for everybody, so it is made once."""
    written = orjson.dumps(API.get_openapi_schema(path_prefix=BASE), option=orjson.OPT_NON_STR_KEYS)
    schema: dict[str, Any] = orjson.loads(written)
    for operations in schema["paths"].values():
        # Wherever there is GET, and the same without its body.
        operations.pop("head", None)
        for operation in operations.values():
            _say_problems(operation)
            if OPERATIONS[operation["operationId"]].gives_bytes:
                _say_bytes(operation)
    schema["info"]["description"] = _(
        "Everything that a person can do, with the same rights. Errors are RFC 9457."
    )
    return schema


@cache
def say_schema(language: str) -> dict[str, Any]:
    """The same with its descriptions in this language."""
    with translation.override(language):
        said: dict[str, Any] = _put_into_words(make_schema())
    return said


def _put_into_words(said: Any) -> Any:
    if isinstance(said, list):
        return [_put_into_words(each) for each in said]
    if not isinstance(said, dict):
        return said
    return {name: _put_named(name, each) for name, each in said.items()}


def _put_named(name: str, said: Any) -> Any:
    """Examples hold what somebody could send, and the phrases of HTTP are its own."""
    if name == "example":
        return said
    if name != "description" or not isinstance(said, str):
        return _put_into_words(said)
    words = " ".join(said.split())
    return words if not words or words in _PHRASES else gettext(words)


def _say_bytes(operation: dict[str, Any]) -> None:
    """The whole of a file or a part of it, or that it is what the caller has already."""
    whole = {_BYTES: {"schema": {"type": "string", "format": "binary"}}}
    found = {"200": _("The file"), "206": _("The part that was asked for"), "304": _("As it was")}
    said = {status: {"description": each, "content": whole} for status, each in found.items()}
    del said["304"]["content"]
    operation["responses"] = said | {
        status: each for status, each in operation["responses"].items() if int(status) >= 400
    }


def _say_problems(operation: dict[str, Any]) -> None:
    """A refusal has a media type of its own."""
    for status, answer in operation["responses"].items():
        if int(status) >= 400 and _JSON in answer.get("content", {}):
            answer["content"][MEDIA_TYPE] = answer["content"].pop(_JSON)
