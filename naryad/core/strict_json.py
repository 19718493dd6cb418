"""How is JSON read that anybody may have written, so that it means one thing to everybody?"""

import json
from typing import Any

import orjson


def read_json(text: str | bytes) -> Any:
    """Without names that stand twice, halves of characters, or numbers that no computer agrees
    about. Raises ValueError, also for what lies deeper than anybody writes."""
    try:
        given = json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse_constant)
        # It knows no halves of characters and no number beyond 64 bits.
        orjson.dumps(given)
    except (RecursionError, TypeError):
        raise ValueError("too deep, or no text") from None
    return given


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("a name that stands twice")
    return read


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
