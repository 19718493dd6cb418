"""How is it said when somebody comes?"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from naryad.core.moments import say_clock, say_day, say_moment

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


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
