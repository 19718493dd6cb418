"""What is the contract, in the words of OpenAPI 3.1?"""

from functools import cache
from typing import Any

import orjson

from naryad.api.contract import API, BASE
from naryad.api.operations import OPERATIONS
from naryad.api.problems import MEDIA_TYPE

_JSON, _BYTES = "application/json", "application/octet-stream"


@cache
def make_schema() -> dict[str, Any]:
    """The same for everybody, so it is made once."""
    written = orjson.dumps(API.get_openapi_schema(path_prefix=BASE), option=orjson.OPT_NON_STR_KEYS)
    schema: dict[str, Any] = orjson.loads(written)
    for operations in schema["paths"].values():
        # Wherever there is GET, and the same without its body.
        operations.pop("head", None)
        for operation in operations.values():
            _say_problems(operation)
            if OPERATIONS[operation["operationId"]].gives_bytes:
                _say_bytes(operation)
    schema["info"]["description"] = (
        "Everything that a person can do, with the same rights. Errors are RFC 9457."
    )
    return schema


def _say_bytes(operation: dict[str, Any]) -> None:
    """The whole of a file or a part of it, or that it is what the caller has already."""
    whole = {_BYTES: {"schema": {"type": "string", "format": "binary"}}}
    found = {"200": "The file", "206": "The part that was asked for", "304": "As it was"}
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
