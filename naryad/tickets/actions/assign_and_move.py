"""How does a ticket get whoever does it and go on to them in one go?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import only
from naryad.tickets.actions.assign_tickets import Assignment, assign_tickets
from naryad.tickets.actions.move_tickets import Move, move_tickets


@transaction.atomic
def assign_and_move(
    assignment: Assignment,
    *,
    move: Move,
    by: Actor,
    at: datetime,
    device_at: datetime | None = None,
) -> int:
    """Both or neither, each with its own event: what either of them refuses is raised."""
    by.require(Permission.ASSIGN_TICKETS)
    only(assign_tickets([assignment], by=by, at=at, device_at=device_at))
    return only(move_tickets([move], by=by, at=at, device_at=device_at))
