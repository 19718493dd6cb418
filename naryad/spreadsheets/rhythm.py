"""When is an export made that comes again and again?"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Rhythm(models.TextChoices):
    DAILY = "DAILY", _("Every day")
    WEEKLY = "WEEKLY", _("Every week")
    MONTHLY = "MONTHLY", _("Every month")


WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, pgettext_lazy("weekday", "Sunday")),
)


def next_moment(
    rhythm: Rhythm, *, hour: int, weekday: int, day: int, after: datetime, zone: ZoneInfo
) -> datetime:
    """The first one later than `after`, by the clock of `zone`. A month that has no such day has
    it on its last one; an hour that the clock skips comes an hour later."""
    today = after.astimezone(zone).date()
    for ahead in range(63):
        found = today + timedelta(days=ahead)
        if _is_due(found, rhythm, weekday=weekday, day=day):
            moment = datetime.combine(found, time(hour), tzinfo=zone).astimezone(ZoneInfo("UTC"))
            if moment > after:
                return moment
    raise AssertionError("Every rhythm comes within two months.")


def _is_due(found: date, rhythm: Rhythm, *, weekday: int, day: int) -> bool:
    if rhythm == Rhythm.WEEKLY:
        return found.weekday() == weekday
    if rhythm == Rhythm.MONTHLY:
        return found.day == min(day, monthrange(found.year, found.month)[1])
    return True
