"""When does a file come that comes again and again?"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from naryad.spreadsheets.rhythm import Rhythm, next_moment

BERLIN, MOSCOW = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/Moscow")


def _next(
    rhythm: Rhythm, after: str, *, weekday: int = 0, day: int = 1, hour: int = 8, zone: ZoneInfo
) -> str:
    start = datetime.fromisoformat(after).replace(tzinfo=zone)
    found = next_moment(rhythm, hour=hour, weekday=weekday, day=day, after=start, zone=zone)
    return found.astimezone(zone).isoformat()[:16]


def test_every_day_is_today_or_tomorrow_by_the_clock_of_the_zone() -> None:
    assert _next(Rhythm.DAILY, "2026-11-27T07:59", zone=MOSCOW) == "2026-11-27T08:00"
    assert _next(Rhythm.DAILY, "2026-11-27T08:00", zone=MOSCOW) == "2026-11-28T08:00"
    assert _next(Rhythm.DAILY, "2026-12-31T23:30", hour=0, zone=MOSCOW) == "2027-01-01T00:00"


def test_every_week_is_its_weekday() -> None:
    assert _next(Rhythm.WEEKLY, "2026-11-27T12:00", weekday=0, zone=MOSCOW) == "2026-11-30T08:00"
    assert _next(Rhythm.WEEKLY, "2026-11-27T12:00", weekday=4, zone=MOSCOW) == "2026-12-04T08:00"


@pytest.mark.parametrize(
    ("after", "day", "found"),
    [
        ("2026-01-31T09:00", 31, "2026-02-28T08:00"),
        ("2028-01-31T09:00", 31, "2028-02-29T08:00"),
        ("2026-02-28T09:00", 31, "2026-03-31T08:00"),
        ("2026-11-27T09:00", 27, "2026-12-27T08:00"),
        ("2026-11-27T07:00", 27, "2026-11-27T08:00"),
    ],
)
def test_a_shorter_month_has_it_on_its_last_day(after: str, day: int, found: str) -> None:
    assert _next(Rhythm.MONTHLY, after, day=day, zone=MOSCOW) == found


def test_clocks_that_change_skip_no_day_and_double_none() -> None:
    assert _next(Rhythm.DAILY, "2026-03-28T12:00", hour=2, zone=BERLIN) == "2026-03-29T03:00"
    assert _next(Rhythm.DAILY, "2026-03-29T03:00", hour=2, zone=BERLIN) == "2026-03-30T02:00"
    assert _next(Rhythm.DAILY, "2026-10-25T02:30", hour=2, zone=BERLIN) == "2026-10-26T02:00"
