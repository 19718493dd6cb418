"""What might somebody send who follows a schema?

What an operation needs that no schema says (a name that is not forbidden to be missing) stands in
the `example` of the schema itself. Ids are nobody's: each stands under a name of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_OF_FORMATS = {"date-time": "2026-01-15T09:00:00+03:00", "date": "2026-01-15"}
_OF_TYPES: dict[str, Any] = {"string": "…", "integer": 17, "number": 1.5, "boolean": True}
# What an example is easier to read with.
_OF_NAMES: dict[str, Any] = {"ru": "Север", "en": "North", "name": "North"}
_LARGEST_ID = 10**18
_ONE_OF = {"companies": "company", "people": "person", "seen_in": "stage_now", "to": "stage"}
Shape = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """An id of the caller's own organization: `company_id` in Python, `$COMPANY_ID` in a shell."""

    name: str

    def __repr__(self) -> str:
        return self.name


def make_sample(shape: Shape, schema: Shape, name: str = "") -> Any:
    """Only a few fields where all may be left out."""
    shape = resolve(shape, schema)
    if _is_id(shape):
        return Named(_say_id(name))
    if "enum" in shape or "const" in shape:
        return shape["const"] if "const" in shape else next(filter(None, shape["enum"]), "")
    if shape.get("type") == "array":
        return [make_sample(shape["items"], schema, name)]
    if "properties" in shape:
        return _fill(shape, schema)
    typed = _OF_TYPES.get(shape.get("type", ""), {})
    return _OF_NAMES.get(name, _OF_FORMATS.get(shape.get("format", ""), typed))


def resolve(shape: Shape, schema: Shape) -> Shape:
    """The first of several, which is never null."""
    shape = shape["anyOf"][0] if "anyOf" in shape else shape
    if "$ref" not in shape:
        return shape
    found: Shape = schema["components"]["schemas"][shape["$ref"].rsplit("/", 1)[-1]]
    return found


def _fill(shape: Shape, schema: Shape) -> dict[str, Any]:
    said = shape.get("example", {})
    parts: Shape = shape["properties"]
    wanted = [key for key in parts if key in said or key in shape.get("required", ())]
    return {
        key: _put(said[key], parts[key], schema, key)
        if key in said
        else make_sample(parts[key], schema, key)
        for key in wanted or list(parts)[:2]
    }


def _put(said: Any, shape: Shape, schema: Shape, name: str) -> Any:
    shape = resolve(shape, schema)
    if isinstance(said, list) and shape.get("type") == "array":
        return [_put(each, shape["items"], schema, name) for each in said]
    return Named(_say_id(name)) if _is_id(shape) else said


def _is_id(shape: Shape) -> bool:
    return shape.get("exclusiveMaximum") == _LARGEST_ID


def _say_id(name: str) -> str:
    one = _ONE_OF.get(name, name.removesuffix("s"))
    return one if one == "id" else f"{one}_id"
