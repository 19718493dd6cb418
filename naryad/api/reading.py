"""How does the API read what it is sent, so that nothing unfit comes further?"""

import re
from typing import Any

import orjson
from django.http import HttpRequest
from ninja.parser import Parser

from naryad.core.strict_json import read_json

# PostgreSQL keeps no NUL.
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class StrictParser(Parser):
    """A ValueError becomes 400."""

    def parse_body(self, request: HttpRequest) -> Any:
        given = read_json(request.body)
        if _NUL.search(orjson.dumps(given)):
            raise ValueError("a NUL")
        return given
