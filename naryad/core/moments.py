"""How do people say a day or a moment, in their own language and zone?

The zone and the language are those that are active: of a request, the door has seen to it.
"""

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

_MINUTE, _HOUR = 60, 3600
# When the hour of something in another year is no longer asked for.
_LONG_PAST = timedelta(days=30)
_NBSP = "\u00a0"
# Django's "M" writes English months as "Nov"; the Russian ones are small letters, which "b" gives.
_SHORT_MONTH = {"ru": "b"}


def say_moment(value: datetime | None, now: datetime | None = None) -> str:
    """Like "today 16:00", "tomorrow 11:00", else "25 Nov 09:00" or "2 Jan 2027 09:00"; another
    year has no time once it is long past."""
    if value is None:
        return ""
    zone, now = timezone.get_current_timezone(), now or timezone.now()
    moment, today = value.astimezone(zone), _day_of(now, zone)
    clock = f"{moment:%H:%M}"
    match (moment.date() - today).days:
        case 0:
            return _("today %(time)s") % {"time": clock}
        case 1:
            return _("tomorrow %(time)s") % {"time": clock}
        case -1:
            return _("yesterday %(time)s") % {"time": clock}
    said = _join_day(moment, with_year=moment.year != today.year)
    is_over = moment.year != today.year and now - value > _LONG_PAST
    return said if is_over else f"{said} {clock}"


def say_day(value: date | datetime | None, now: datetime | None = None) -> str:
    """Like "today", "yesterday", "tomorrow", else "25 Nov" or "25 Nov 2025"."""
    if value is None:
        return ""
    day = _local(value).date() if isinstance(value, datetime) else value
    today = _local(now or timezone.now()).date()
    words = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    return words.get((day - today).days) or _join_day(day, with_year=day.year != today.year)


def say_ago(value: datetime | None, now: datetime | None = None) -> str:
    """Like "12 min ago", "2 h ago", then the day; "never" for what has not happened."""
    if value is None:
        return _("never")
    moment = now or timezone.now()
    seconds = (moment - value) // timedelta(seconds=1)
    if seconds < _MINUTE:
        return _("just now")
    if seconds < _HOUR:
        count = seconds // _MINUTE
        return ngettext("%(count)s min ago", "%(count)s min ago", count) % {"count": count}
    if _local(value).date() == _local(moment).date():
        count = seconds // _HOUR
        return ngettext("%(count)s h ago", "%(count)s h ago", count) % {"count": count}
    return say_day(value, moment)


def say_in_full(value: datetime | None) -> str:
    """Like "26 November 2026, 10:32", for titles and for pages that are read days later."""
    if value is None:
        return ""
    moment = _local(value)
    return f"{_write_day(moment.date(), 'j E Y', get_language() or '')}, {moment:%H:%M}"


def say_clock(value: datetime) -> str:
    return f"{_local(value):%H:%M}"


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


@lru_cache(maxsize=64)
def _day_of(moment: datetime, zone: tzinfo) -> date:
    """A page asks for the same moment again with each of its rows."""
    return moment.astimezone(zone).date()


def _join_day(day: date, *, with_year: bool) -> str:
    language = get_language() or ""
    month = _SHORT_MONTH.get((language or "en")[:2], "M")
    said = date(day.year, day.month, day.day)
    return _write_day(said, f"j {month} Y" if with_year else f"j {month}", language)


@lru_cache(maxsize=4_096)
def _write_day(day: date, shape: str, _language: str) -> str:
    """In the language that is active. The rows of a page speak of the same few days."""
    return format_date(day, shape).replace(" ", _NBSP)
