"""Which days does somebody mean by «today», «last week» or «last:7»?"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SOME = re.compile(r"(last|next):([0-9]{1,4})")
_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TYPED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_FIRST_YEAR, _LAST_YEAR = 1800, 2300
WORDS = (
    "today",
    "yesterday",
    "tomorrow",
    "this_week",
    "last_week",
    "next_week",
    "this_month",
    "last_month",
    "next_month",
)


@dataclass(frozen=True, slots=True)
class Days:
    """From the first one on, without the last."""

    first: date
    after: date


def read_days(text: str, *, today: date) -> Days | None:
    """A day as 2026-11-25 or 25.11.2026, or words that move with today. Weeks begin on Monday;
    `last:7` ends with today, `next:7` begins with it. None: these are no days."""
    if text in WORDS:
        return _read_word(text, today)
    if some := _SOME.fullmatch(text):
        count = timedelta(days=int(some.group(2)))
        tomorrow = today + _DAY
        last, ahead = Days(tomorrow - count, tomorrow), Days(today, today + count)
        return None if not count else last if some.group(1) == "last" else ahead
    day = _read_day(text)
    return None if day is None else Days(day, day + _DAY)


def _read_word(word: str, today: date) -> Days:
    which, _, unit = word.partition("_")
    step = {"this": 0, "today": 0, "last": -1, "yesterday": -1, "next": 1, "tomorrow": 1}[which]
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return Days(monday, monday + timedelta(weeks=1))
    if unit == "month":
        count = today.year * 12 + today.month - 1 + step
        first = date(count // 12, count % 12 + 1, 1)
        return Days(first, first + timedelta(days=monthrange(first.year, first.month)[1]))
    return Days(today + step * _DAY, today + (step + 1) * _DAY)


def _read_day(text: str) -> date | None:
    if written := _WRITTEN.fullmatch(text):
        year, month, day = written.groups()
    elif typed := _TYPED.fullmatch(text):
        day, month, year = typed.groups()
    else:
        return None
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return read if _FIRST_YEAR <= read.year <= _LAST_YEAR else None
