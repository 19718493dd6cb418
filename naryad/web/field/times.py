"""How does a ticket on a phone say till when it is awaited?"""

from datetime import datetime, timedelta

from django.utils import timezone
from markupsafe import Markup

from naryad.lists.tickets.rows import Clock, TicketRow
from naryad.web.deadlines import write_deadline, write_pause


def end_of_day(now: datetime) -> datetime:
    """By the reader's clock, also where the day has an hour more or less."""
    today = timezone.localtime(now)
    tomorrow = (today + timedelta(days=1)).date()
    return datetime.combine(tomorrow, datetime.min.time(), tzinfo=today.tzinfo)


def write_due(row: TicketRow, now: datetime) -> Markup:
    match row.clock(now):
        case Clock.PAUSED if row.deadline:
            return write_pause(row.deadline, now)
        case Clock.AHEAD | Clock.OVERDUE if row.deadline:
            return write_deadline(row.deadline, now)
    return Markup()
