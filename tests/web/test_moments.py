"""How is a moment said to people of two languages and several zones?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from naryad.core.moments import say_ago, say_day, say_in_full, say_moment

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def _plain(said: str) -> str:
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (NOW + timedelta(hours=3), "today 16:00"),
        (NOW + timedelta(hours=22), "tomorrow 11:00"),
        (NOW - timedelta(hours=24), "yesterday 13:00"),
        (NOW + timedelta(days=2, hours=-4), "25 Nov 09:00"),
        (NOW + timedelta(days=40, hours=-4), "2 Jan 2027 09:00"),
        (NOW - timedelta(days=400), "19 Oct 2025"),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment: datetime, said: str) -> None:
    with translation.override("en"), timezone.override("Europe/Moscow"):
        assert _plain(say_moment(moment, NOW)) == said


def test_what_was_last_year_keeps_its_hour_for_a_month() -> None:
    new_year = datetime(2027, 1, 10, 10, 0, tzinfo=UTC)
    with translation.override("en"), timezone.override("Europe/Moscow"):
        said = [
            _plain(say_moment(new_year - timedelta(days=days), new_year)) for days in (12, 30, 31)
        ]
    assert said == ["29 Dec 2026 13:00", "11 Dec 2026 13:00", "10 Dec 2026"]


def test_the_day_is_that_of_the_readers_zone() -> None:
    late = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
    with translation.override("en"):
        with timezone.override("Europe/Moscow"):
            assert say_moment(late, NOW) == "tomorrow 00:30"
        with timezone.override("Europe/London"):
            assert say_moment(late, NOW) == "today 21:30"


def test_months_are_small_letters_in_russian() -> None:
    with translation.override("ru"), timezone.override("Europe/Moscow"):
        assert _plain(say_moment(NOW + timedelta(days=2, hours=-4), NOW)) == "25 ноя 09:00"
        assert _plain(say_in_full(NOW)) == "23 ноября 2026, 13:00"


def test_a_day_does_not_break_between_its_number_and_its_month() -> None:
    with translation.override("en"):
        assert say_day(date(2025, 2, 1), NOW) == "1\u00a0Feb\u00a02025"


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=12), "12 min ago"),
        (timedelta(hours=2), "2 h ago"),
        (timedelta(hours=20), "yesterday"),
        (timedelta(days=20), "3 Nov"),
    ],
)
def test_what_has_passed_is_said_by_its_distance(passed: timedelta, said: str) -> None:
    with translation.override("en"), timezone.override("Europe/Moscow"):
        assert _plain(say_ago(NOW - passed, NOW)) == said


def test_what_has_not_happened_is_never() -> None:
    with translation.override("en"):
        assert (say_ago(None), say_moment(None), say_day(None)) == ("never", "", "")
