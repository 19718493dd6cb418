"""How does a letter say until when something works?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date


def say_deadline(moment: datetime, *, zone: str) -> str:
    """ "26 November 2026, 10:32 (Europe/Moscow)": read days later and anywhere."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{format_date(local, 'j E Y, H:i')} ({zone})"
