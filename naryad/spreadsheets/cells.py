"""What stands in a cell of a file?"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from naryad.core.conditions.operators import FieldKind
from naryad.lists.fields import ListField

Cell = str | int | float | date | datetime | None
Row = Sequence[Cell]
# No sheet takes more in a cell, nor these in a text.
LONGEST = 32_767
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A double holds whole numbers up to here.
_GREATEST = 2**53


def writer_of(field: ListField, *, zone: ZoneInfo) -> Callable[[Any], Cell]:
    """A moment stands by the clock of whoever asked: a sheet knows no zones."""
    value = field.value
    assert value is not None, "A file has columns that the list has."
    if field.kind == FieldKind.YES_NO:
        return lambda row: _("yes") if value(row) else _("no")
    return lambda row: fit(value(row), zone=zone)


def fit(value: object, *, zone: ZoneInfo) -> Cell:
    match value:
        case None | "":
            return None
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return value.astimezone(zone).replace(tzinfo=None, microsecond=0)
        case int() if abs(value) < _GREATEST:
            return int(value)
        case date():
            return value
    return _UNFIT.sub("", str(value))[:LONGEST]


def name_columns(fields: Sequence[ListField]) -> Mapping[str, str]:
    """Key → its name; no two alike, so that a file can be read back by them."""
    names: dict[str, str] = {}
    for field in fields:
        name = str(field.label)
        while name in names.values():
            name = f"{name}*"
        names[field.key] = name
    return names
