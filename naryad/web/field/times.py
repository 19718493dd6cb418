"""How does a ticket on a phone say when somebody is awaited?"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from markupsafe import Markup

from naryad.core.moments import say_clock, say_day, say_moment
from naryad.lists.tickets.rows import Clock, TicketRow
from naryad.web.deadlines import write_deadline, write_pause

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


def end_of_day(now: datetime) -> datetime:
    """By the reader's clock, also where the day has an hour more or less."""
    today = timezone.localtime(now)
    tomorrow = (today + timedelta(days=1)).date()
    return datetime.combine(tomorrow, datetime.min.time(), tzinfo=today.tzinfo)


def say_visit(ticket: "Ticket", now: datetime) -> str:
    """Like "12:00–15:00" of today, else with its day; nothing where no time is agreed on."""
    begin, end = ticket.window_from, ticket.window_till
    if begin is None:
        return ""
    if end is None:
        return say_moment(begin, now)
    if timezone.localdate(begin) != timezone.localdate(end):
        return f"{say_moment(begin, now)} – {say_moment(end, now)}"
    hours = f"{say_clock(begin)}–{say_clock(end)}"
    is_today = timezone.localdate(begin) == timezone.localdate(now)
    return hours if is_today else f"{say_day(begin, now)} {hours}"


def write_due(row: TicketRow, now: datetime) -> Markup:
    match row.clock(now):
        case Clock.PAUSED if row.deadline:
            return write_pause(row.deadline, now)
        case Clock.AHEAD | Clock.OVERDUE if row.deadline:
            return write_deadline(row.deadline, now)
    return Markup()
