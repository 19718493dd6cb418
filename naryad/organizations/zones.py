"""Which time zones are there to choose from?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones


@dataclass(frozen=True)
class Zone:
    """`label`: «UTC+03:00 Europe/Moscow»."""

    name: str
    label: str


def is_zone(name: str) -> bool:
    """Old names will do, though the list does not offer them."""
    return name in _known()


def list_zones(*, at: datetime) -> list[Zone]:
    """From west to east by their clocks of this moment, then by name."""
    shifts = {name: at.astimezone(ZoneInfo(name)).utcoffset() for name in _names()}
    order = sorted(shifts, key=lambda name: (shifts[name] or timedelta(), name))
    return [Zone(name, f"UTC{_say(shifts[name])} {name}") for name in order]


@cache
def _known() -> frozenset[str]:
    """Read once: it takes a walk through hundreds of files."""
    return frozenset(available_timezones())


def _names() -> list[str]:
    """Places only: the others are old names and fixed shifts without a summer time."""
    return [name for name in _known() if "/" in name and not name.startswith("Etc/")]


def _say(shift: timedelta | None) -> str:
    minutes = round((shift or timedelta()).total_seconds() / 60)
    sign = "−" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
