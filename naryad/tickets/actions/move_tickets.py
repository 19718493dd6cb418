"""What happens when tickets move along their life cycles?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.people.own_roles import role_ids_of
from naryad.tickets.moves import (
    LONGEST_COMMENT,
    Move,
    MovedMeanwhile,
    NoSuchTransition,
    RequirementMissing,
    begin_moves,
    write_moves,
)
from naryad.tickets.ticket_locking import take_tickets

__all__ = [
    "LONGEST_COMMENT",
    "Move",
    "MovedMeanwhile",
    "NoSuchTransition",
    "RequirementMissing",
    "move_tickets",
]


@transaction.atomic
def move_tickets(
    moves: Sequence[Move], *, by: Actor, at: datetime, device_at: datetime | None = None
) -> list[Outcome]:
    """An outcome for each, in order: MovedMeanwhile, NoSuchTransition, RequirementMissing,
    NotPermitted, NotVisible and, where a step asks for a comment, Invalid stand in it. A customer
    makes only transitions of the customer branch that are granted to one of their roles, and needs
    no other right for them. Whoever gives a reason instead of a scan must be one who may, whether
    or not the stage asks for a scan."""
    by.require_own_eyes()
    if by.is_employee:
        by.require(Permission.MOVE_TICKETS)
    if any(move.without_scan for move in moves):
        by.require(Permission.SKIP_SCANS)
    tickets = take_tickets([move.ticket_id for move in moves], by=by)
    moving = begin_moves(tickets, by=by, at=at)
    moving.role_ids = role_ids_of(by)
    outcomes = [moving.decide(move) for move in moves]
    write_moves(moving, device_at=device_at)
    return outcomes
