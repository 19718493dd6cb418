"""What may a customer do with a request: cancel it, accept the work, send it back?"""

from collections.abc import Collection
from typing import NamedTuple

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.people.own_roles import role_ids_of
from naryad.tickets.assigning import read_assignees
from naryad.tickets.in_force import cycles_in_force
from naryad.tickets.lifecycle import Candidate, CycleFacts, find_candidates, may_make
from naryad.tickets.models import Ticket
from naryad.tickets.moving import met_requirements
from naryad.tickets.presence import find_present
from naryad.tickets.stage_effects import CLOSE


class Way(NamedTuple):
    """`is_end`: it closes the request, and no way of the customer leads back. `wants_comment`: it
    is not gone without a word."""

    id: int
    caption: str
    is_end: bool
    wants_comment: bool


def ways_of(ticket: Ticket, *, actor: Actor) -> list[Way]:
    """In the order of the buttons. What may not be done now is not offered: the reasons speak of
    how the office works."""
    cycles = cycles_in_force([ticket.type_id], organization_id=actor.organization_id)
    if actor.person_id is None or ticket.type_id not in cycles:
        return []
    cycle, role_ids = cycles[ticket.type_id].facts, role_ids_of(actor)
    assignees = read_assignees([ticket.pk], organization_id=actor.organization_id)

    is_present = ticket.pk in find_present([ticket], cycles, by=actor)
    met = met_requirements(assignees[ticket.pk], is_present=is_present)
    found = find_candidates(cycle, ticket.stage_id, kind=Kind.CUSTOMER, role_ids=role_ids, met=met)
    return [
        Way(
            each.transition.id,
            str(each.caption),
            _is_end(cycle, each, role_ids),
            each.transition.requires_comment,
        )
        for each in found
        if each.is_offered
    ]


def is_way_from_elsewhere(ticket: Ticket, transition_id: int, *, actor: Actor) -> bool:
    """Whether the customer could go it where the ticket stood once, or may stand again."""
    cycles = cycles_in_force([ticket.type_id], organization_id=actor.organization_id)
    cycle = cycles.get(ticket.type_id)
    way = cycle.transitions.get(transition_id) if cycle else None
    return way is not None and may_make(way, kind=Kind.CUSTOMER, role_ids=role_ids_of(actor))


def _is_end(cycle: CycleFacts, way: Candidate, role_ids: Collection[int]) -> bool:
    target = way.transition.to_id
    back = find_candidates(cycle, target, kind=Kind.CUSTOMER, role_ids=role_ids)
    return CLOSE in cycle.stages[target].effects and not back
