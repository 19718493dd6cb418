"""Can a ticket become a part of itself, by way of its own parts?"""

from functools import partial

import pytest

from naryad.core.errors import Invalid
from naryad.core.outcomes import Outcome
from naryad.tickets import actions
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_input import TicketEdit
from tests.people.inputs import refusal_of
from tests.threads import at_once
from tests.tickets.asking import a_ticket, ask
from tests.world import World


def _edit(world: World, ticket: Ticket, whole: Ticket) -> TicketEdit:
    given = a_ticket(world, parent_id=whole.pk)
    return TicketEdit(ticket.pk, given, frozenset({"parent_id"}), seen_version=None)


def _put(world: World, *edits: TicketEdit) -> list[Outcome]:
    return actions.edit_tickets(edits, by=world.actor(world.service.dispatcher), at=world.at)


def _is_ring(world: World, outcome: Outcome) -> bool:
    return isinstance(outcome.refusal, Invalid) and set(outcome.refusal.errors) == {"parent_id"}


def test_a_whole_does_not_go_below_a_part_of_its_parts(world: World) -> None:
    whole = ask(world)
    part = ask(world, parent_id=whole.pk)
    least = ask(world, parent_id=part.pk)
    for below in (whole, part, least):
        (outcome,) = _put(world, _edit(world, whole, below))
        assert _is_ring(world, outcome)
    assert Ticket.objects.get(pk=whole.pk).parent_id is None
    (outcome,) = _put(world, _edit(world, least, whole))
    assert outcome.is_done


def test_nor_do_two_of_one_set_go_below_each_other(world: World) -> None:
    one, other = ask(world), ask(world)
    first, second = _put(world, _edit(world, one, other), _edit(world, other, one))
    assert first.is_done
    assert _is_ring(world, second)


@pytest.mark.parametrize("_again", range(3))
def test_nor_two_whom_two_people_move_at_once(own_world: World, _again: int) -> None:
    one, other = ask(own_world), ask(own_world)
    acts = [
        partial(_put, own_world, _edit(own_world, a, b)) for a, b in ((one, other), (other, one))
    ]
    told = [answer[0] for answer in at_once(*acts) if isinstance(answer, list)]
    assert sorted(refusal_of([each]) for each in told) == ["", "Invalid"]
