"""How is it said when somebody comes?"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from naryad.core.moments import say_clock, say_day, say_moment

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


def say_visit(ticket: "Ticket", now: datetime | None = None, *, says_today: bool = False) -> str:
    """Like "12:00–15:00" of today, else with its day; nothing where no time is agreed on.
    `says_today`: for whoever does not look at a plan of the day."""
    now = now or timezone.now()
    begin, end = ticket.window_from, ticket.window_till
    if begin is None:
        return ""
    if end is None:
        return say_moment(begin, now)
    if timezone.localdate(begin) != timezone.localdate(end):
        return f"{say_moment(begin, now)} – {say_moment(end, now)}"
    hours = f"{say_clock(begin)}–{say_clock(end)}"
    is_today = timezone.localdate(begin) == timezone.localdate(now)
    return hours if is_today and not says_today else f"{say_day(begin, now)} {hours}"


def say_planned(ticket: "Ticket", now: datetime | None = None) -> str:
    """To a customer, with its day; once it is done, or the request is closed, nobody comes."""
    is_over = ticket.completed_at is not None or ticket.closed_at is not None
    return "" if is_over else say_visit(ticket, now, says_today=True)


def say_awaited(ticket: "Ticket", now: datetime | None = None) -> str:
    """The same of today or of a later day."""
    now = now or timezone.now()
    last = ticket.window_till or ticket.window_from
    is_past = last is None or timezone.localdate(last) < timezone.localdate(now)
    return "" if is_past else say_planned(ticket, now)
