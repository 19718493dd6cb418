"""Which text stands in a cell, whatever a program has made of it?

Runs in the child that reads: only the standard library is imported.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

# What cannot be kept in the database, and what nobody can have meant.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NEW_LINE = re.compile("\r\n?|\u2028|\u2029")
_EDGES = "\u200b\ufeff"


def say_cell(cell: object) -> str:
    """3.0 is 3, a day is 2026-11-27, a moment 2026-11-27 09:30. Blanks around it go, hard ones
    too; those inside stay."""
    return _SAYERS.get(type(cell), str)(cell)


def clean(text: str) -> str:
    if text.isalnum():
        return text
    return _NEW_LINE.sub("\n", _UNFIT.sub("", text)).strip().strip(_EDGES).strip()


def _say_number(number: float) -> str:
    """As one would write it, without an exponent: a phone is a number to a spreadsheet."""
    if not isfinite(number):
        return ""
    return f"{number:.0f}" if number.is_integer() else f"{Decimal(repr(number)):f}"


def _say_moment(moment: datetime) -> str:
    """Midnight is a day: whoever types a day gets no more from a spreadsheet."""
    # A day is a number there, and a minute a fraction of it that no double holds.
    rounded = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    if rounded.time() == time():
        return rounded.date().isoformat()
    return rounded.isoformat(sep=" ", timespec="seconds" if rounded.second else "minutes")


def _say_span(span: timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    said = f"{minutes // 60}:{minutes % 60:02}"
    return f"{said}:{seconds:02}" if seconds else said


def _say_clock(clock: time) -> str:
    return clock.isoformat(timespec="seconds" if clock.second else "minutes")


_SAYERS: Mapping[type, Callable[[Any], str]] = {
    str: clean,
    bool: lambda cell: "TRUE" if cell else "FALSE",
    float: _say_number,
    datetime: _say_moment,
    date: date.isoformat,
    time: _say_clock,
    timedelta: _say_span,
}
