"""What is the contract, in the words of OpenAPI 3.1?"""

from functools import cache
from typing import Any

import orjson

from naryad.api.contract import API, BASE
from naryad.api.problems import MEDIA_TYPE

_JSON = "application/json"


@cache
def make_schema() -> dict[str, Any]:
    """The same for everybody, so it is made once."""
    written = orjson.dumps(API.get_openapi_schema(path_prefix=BASE), option=orjson.OPT_NON_STR_KEYS)
    schema: dict[str, Any] = orjson.loads(written)
    for operations in schema["paths"].values():
        for operation in operations.values():
            _say_problems(operation)
    schema["info"]["description"] = (
        "Everything that a person can do, with the same rights. Errors are RFC 9457."
    )
    return schema


def _say_problems(operation: dict[str, Any]) -> None:
    """A refusal has a media type of its own."""
    for status, answer in operation["responses"].items():
        if int(status) >= 400 and _JSON in answer.get("content", {}):
            answer["content"][MEDIA_TYPE] = answer["content"].pop(_JSON)
