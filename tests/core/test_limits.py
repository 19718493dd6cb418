"""Do tries count over all processes?"""

from datetime import UTC, datetime, timedelta

import pytest

from naryad.core.errors import TooManyTries
from naryad.core.limits import count_try, forget_tries, give_back_try
from tests.database import TestDatabase
from tests.threads import at_once

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _try(key: str = "door", *, at: datetime = NOON) -> None:
    count_try(key, most=3, within=HOUR, at=at)


def _is_refused(key: str = "door", *, at: datetime = NOON) -> bool:
    try:
        _try(key, at=at)
    except TooManyTries:
        return True
    return False


def test_of_many_connections_at_once_only_as_many_pass_as_may(own_database: TestDatabase) -> None:
    refused = at_once(*[_is_refused] * 8)
    assert (refused.count(False), refused.count(True)) == (3, 5)


@pytest.mark.django_db
def test_the_fourth_is_refused_and_told_how_long_to_wait() -> None:
    for _ in range(3):
        _try()
    with pytest.raises(TooManyTries) as refusal:
        _try(at=NOON + timedelta(minutes=20))
    assert refusal.value.values == {"minutes": 40}


@pytest.mark.django_db
def test_a_new_window_opens_after_the_old_one() -> None:
    for _ in range(5):
        _is_refused()
    assert not _is_refused(at=NOON + HOUR + timedelta(seconds=1))


@pytest.mark.django_db
def test_another_door_counts_by_itself() -> None:
    for _ in range(5):
        _is_refused()
    assert not _is_refused("window")


@pytest.mark.django_db
def test_a_success_forgets_or_gives_back() -> None:
    for _ in range(3):
        _try()
    give_back_try("door")
    assert not _is_refused() and _is_refused()
    forget_tries("door")
    assert not _is_refused()
