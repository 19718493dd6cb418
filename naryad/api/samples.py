"""What might somebody send who follows a schema?"""

from collections.abc import Mapping
from typing import Any

_OF_FORMATS = {"date-time": "2026-01-15T09:00:00+03:00", "date": "2026-01-15"}
_OF_TYPES: dict[str, Any] = {"string": "…", "integer": 17, "number": 1.5, "boolean": True}
# What an example is easier to read with.
_OF_NAMES: dict[str, Any] = {
    "address": "Leninsky prospekt 1",
    "email": "name@example.com",
    "en": "North",
    "name": "North",
    "permissions": ["people.see_all"],
    "phone": "+79161234567",
    "ru": "Север",
    "version": 3,
}


def make_sample(shape: Mapping[str, Any], schema: Mapping[str, Any], name: str = "") -> Any:
    """Only a few fields where all may be left out."""
    shape = _resolve(shape, schema)
    if "enum" in shape or "const" in shape:
        return shape["const"] if "const" in shape else next(filter(None, shape["enum"]), "")
    if name in _OF_NAMES:
        return _OF_NAMES[name]
    if shape.get("type") == "array":
        return [make_sample(shape["items"], schema)]
    if "properties" in shape:
        named = list(shape["properties"].items())
        needed = [each for each in named if each[0] in shape.get("required", ())]
        return {key: make_sample(each, schema, key) for key, each in needed or named[:2]}
    return _OF_FORMATS.get(shape.get("format", ""), _OF_TYPES.get(shape.get("type", ""), {}))


def _resolve(shape: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The first of several, which is never null."""
    shape = shape["anyOf"][0] if "anyOf" in shape else shape
    if "$ref" not in shape:
        return shape
    found: Mapping[str, Any] = schema["components"]["schemas"][shape["$ref"].rsplit("/", 1)[-1]]
    return found
