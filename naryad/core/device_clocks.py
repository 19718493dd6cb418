"""When was something done by the clock of the device on which it was done?"""

from datetime import UTC, datetime, timedelta

# Two clocks may differ so much before anybody is told.
_APART = timedelta(minutes=2)
# Nothing waits longer on a device; an older moment is that of a clock that is wrong.
_OLDEST = timedelta(days=7)
_YEARS = range(2000, 2101)


def read_device_time(text: str) -> datetime | None:
    """As sent: with its zone, in a year that a calendar of today knows. Anything else is nothing,
    since a bad clock must not keep somebody from their work."""
    try:
        moment = datetime.fromisoformat(text[:40])
        if moment.tzinfo is None:
            return None
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year in _YEARS else None


def can_be(device_at: datetime, at: datetime) -> bool:
    """Whether something that came in at `at` was done then."""
    return at - _OLDEST <= device_at <= at + _APART


def is_apart(device_at: datetime | None, at: datetime) -> bool:
    """Whether it says something that the moment of arrival does not."""
    return device_at is not None and abs(at - device_at) > _APART
