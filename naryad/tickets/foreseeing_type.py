"""What would a change of its type change of a ticket?"""

from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.tickets.fitting_work import read_fitting_work
from naryad.tickets.in_force import cycles_in_force
from naryad.tickets.models import Stage, Ticket, TicketType
from naryad.tickets.type_changes import stages_to_stand_in
from naryad.tickets.visibility_of_settings import types_offered_to


@dataclass(frozen=True)
class Foreseen:
    """`stages`: in which it may stand then, the usual one first; empty: it cannot be changed.
    `strange_work`: tickets of that type are not for the work that this one is for."""

    type: TicketType
    stages: tuple[Stage, ...]
    keeps_stage: bool
    strange_work: bool


def foresee_type(ticket: Ticket, type_id: int | None, *, actor: Actor) -> Foreseen | None:
    """None for a type that the actor is not offered. The caller has shown that the actor sees the
    ticket."""
    found = types_offered_to(actor).filter(pk=type_id or 0).exclude(pk=ticket.type_id).first()
    if found is None:
        return None
    cycle = cycles_in_force([found.pk], organization_id=actor.organization_id)[found.pk]
    ids = stages_to_stand_in(
        cycle.facts,
        ticket.stage_id,
        is_completed=ticket.completed_at is not None,
        is_closed=ticket.closed_at is not None,
    )
    return Foreseen(
        found,
        tuple(cycle.stages[each] for each in ids),
        ticket.stage_id in ids,
        _is_strange(ticket, found),
    )


def _is_strange(ticket: Ticket, of: TicketType) -> bool:
    if ticket.work_type_id is None:
        return False
    work = read_fitting_work(type_ids=[of.pk], asset_ids=(), organization_id=ticket.organization_id)
    return not work.fits_type(ticket.work_type_id, of.pk)
