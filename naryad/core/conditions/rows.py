"""Does one row meet the conditions, without asking the database?"""

from typing import Any

from naryad.core.conditions.binding import Bound, Check, Every, Some, Unless
from naryad.core.conditions.fields import (
    Asked,
    Between,
    Contains,
    Empty,
    OneOf,
    Starts,
    fold,
)
from naryad.core.conditions.operators import FieldKind

_MANY = (set, frozenset, list, tuple)


def does_meet(bound: Bound, row: Any) -> bool:
    match bound:
        case Every(parts):
            return all(does_meet(each, row) for each in parts)
        case Some(parts):
            return any(does_meet(each, row) for each in parts)
        case Unless(part):
            return not does_meet(part, row)
        case Check(field, asked):
            return _fits(asked, _held(field.kind, field.value(row)))


def _held(kind: FieldKind, value: Any) -> list[Any]:
    """What stands in the field: nothing, one value or several, as they are compared."""
    if isinstance(value, _MANY):
        return list(value)
    if kind == FieldKind.YES_NO:
        return [bool(value)]
    if value is None or value == "":
        return []
    return [fold(value)] if kind == FieldKind.TEXT else [value]


def _fits(asked: Asked, held: list[Any]) -> bool:
    match asked:
        case Empty():
            return not held
        case OneOf(values):
            return any(each in values for each in held)
        case Contains(text):
            return any(text in each for each in held)
        case Starts(text):
            return any(each.startswith(text) for each in held)
        case Between():
            return any(_lies(asked, each) for each in held)


def _lies(asked: Between, value: Any) -> bool:
    low, high = asked.low, asked.high
    above = low is None or (value > low if asked.without_low else value >= low)
    return above and (high is None or (value <= high if asked.with_high else value < high))
