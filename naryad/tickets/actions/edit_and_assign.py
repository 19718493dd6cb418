"""How does a ticket change, and get whoever does it, in one go?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible, Stale
from naryad.core.outcomes import Result, only
from naryad.tickets.actions.assign_tickets import Assignment, assign_tickets
from naryad.tickets.actions.edit_tickets import edit_tickets
from naryad.tickets.assigning import read_assignees
from naryad.tickets.ticket_input import TicketEdit
from naryad.tickets.ticket_locking import take_tickets


@transaction.atomic
def edit_and_assign(
    edit: TicketEdit | None,
    *,
    assignment: Assignment,
    seen_version: int,
    by: Actor,
    at: datetime,
) -> int:
    """Both or neither, each with its own event: what either of them refuses is raised. `edit` None:
    nothing else changes. Raises Stale where the ticket is not as it was seen."""
    by.require(Permission.ASSIGN_TICKETS)
    is_edited = False
    if edit is not None:
        outcomes = edit_tickets([edit], by=by, at=at)
        only(outcomes)
        is_edited = outcomes[0].result == Result.DONE
    if not is_edited:
        _refuse_stale(assignment, seen_version, by=by)
    return only(assign_tickets([assignment], by=by, at=at))


def _refuse_stale(assignment: Assignment, seen_version: int, *, by: Actor) -> None:
    """An edit that has changed something has looked already."""
    ticket = take_tickets([assignment.ticket_id], by=by).get(assignment.ticket_id)
    if ticket is None:
        raise NotVisible
    now = read_assignees([ticket.pk], organization_id=by.organization_id)[ticket.pk]
    if ticket.version != seen_version and now != assignment.person_ids:
        raise Stale({"assignee_ids": (assignment.person_ids, now)}, version=ticket.version)
