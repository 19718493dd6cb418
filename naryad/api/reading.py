"""How does the API read what it is sent, so that nothing unfit comes further?"""

import json
import re
from typing import Any

import orjson
from django.http import HttpRequest
from ninja.parser import Parser

# PostgreSQL keeps no NUL.
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class StrictParser(Parser):
    """JSON without names that stand twice, halves of characters, or numbers that no computer
    agrees about. A ValueError becomes 400."""

    def parse_body(self, request: HttpRequest) -> Any:
        given = json.loads(
            request.body, object_pairs_hook=_once_each, parse_constant=_refuse_constant
        )
        # It knows no halves of characters and no number beyond 64 bits.
        if _NUL.search(orjson.dumps(given)):
            raise ValueError("a NUL")
        return given


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("a name that stands twice")
    return read


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
