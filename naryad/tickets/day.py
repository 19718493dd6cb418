"""Which tickets does somebody do now, and in which order do they stand in their day?"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.tickets.codes import StageKind
from naryad.tickets.models import Ticket, TicketAssignee
from naryad.tickets.visibility import tickets_visible_to

# So many a page shows; nobody does more, and the list has them all.
MOST_IN_A_DAY = 100


class Part(StrEnum):
    """Of a day, in the order in which one looks at it."""

    TODAY = "TODAY"
    WORK = "WORK"
    NEW = "NEW"
    WAIT = "WAIT"
    DONE = "DONE"


_PARTS = {
    StageKind.WORK: Part.WORK,
    StageKind.NEW: Part.NEW,
    StageKind.WAIT: Part.WAIT,
    StageKind.DONE: Part.DONE,
    StageKind.CLOSED: Part.DONE,
}


def works_in_field(actor: Actor) -> bool:
    """Does tickets and hands out none: their own day comes before any list."""
    return (
        actor.is_employee
        and actor.may(Permission.MOVE_TICKETS)
        and not actor.may(Permission.ASSIGN_TICKETS)
    )


def tickets_done_by(actor: Actor) -> QuerySet[Ticket]:
    """Open ones that are assigned to the actor now, the nearest deadline first."""
    links = TicketAssignee.objects.filter(
        organization_id=actor.organization_id,
        person_id=actor.person_id or 0,
        is_living=True,
        is_open=True,
        till=None,
    )
    mine = tickets_visible_to(actor).filter(is_open=True, pk__in=links.values("ticket_id"))
    return mine.order_by("deadline_key", "pk")


def arrange_day(tickets: Iterable[Ticket], *, ends: datetime) -> dict[Part, list[Ticket]]:
    """`ends`: when the reader's day is over. What has to be done till then, or should have been,
    stands by the time at which it is awaited; what waits for others has no hurry."""
    parts: dict[Part, list[Ticket]] = {part: [] for part in Part}
    for ticket in tickets:
        parts[_part_of(ticket, ends)].append(ticket)
    parts[Part.TODAY].sort(key=lambda ticket: (_awaited_at(ticket) or ends, ticket.pk))
    return parts


def _part_of(ticket: Ticket, ends: datetime) -> Part:
    part = _PARTS[StageKind(ticket.stage.kind)]
    awaited = _awaited_at(ticket)
    is_due = awaited is not None and awaited < ends and part in (Part.WORK, Part.NEW)
    return Part.TODAY if is_due else part


def _awaited_at(ticket: Ticket) -> datetime | None:
    """The visit that was agreed on, else the deadline; whichever comes first."""
    moments = [each for each in (ticket.window_from, ticket.deadline) if each is not None]
    return min(moments, default=None)
