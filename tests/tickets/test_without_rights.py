"""Is whoever lacks the right, or is not of the kind, refused what nearly everybody may do?"""

from dataclasses import replace

import pytest

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted, ReadOnlyView
from naryad.files.models import File
from naryad.tickets import actions
from naryad.tickets.models import Ticket, TicketParticipant
from tests.files.pictures import png
from tests.tickets.asking import a_ticket, ask, move, way
from tests.world import World


def _add_picture(world: World, by: Actor) -> str:
    return actions.add_picture(png(8, 8), name="plate.png", by=by, at=world.at)


@pytest.mark.parametrize("name", ["technician", "customer"])
def test_without_the_right_there_is_no_ticket_and_no_picture(world: World, name: str) -> None:
    actor = world.actor(world.service.people[name])
    by = replace(actor, permissions=actor.permissions - {Permission.ADD_TICKETS})
    before = Ticket.objects.count(), File.objects.count()
    with pytest.raises(NotPermitted):
        actions.create_tickets([a_ticket(world)], by=by, at=world.at)
    with pytest.raises(NotPermitted):
        _add_picture(world, by)
    assert (Ticket.objects.count(), File.objects.count()) == before


def test_the_program_itself_has_no_pictures(world: World) -> None:
    rights = frozenset({Permission.ADD_TICKETS})
    with pytest.raises(NotPermitted):
        _add_picture(world, replace(world.service.system, permissions=rights))


def test_only_the_office_joins_a_conversation_with_its_own_eyes_and_for_itself(
    world: World,
) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    for by, whom in (
        (world.actor(house.customer), house.customer),
        (world.actor(house.technician, viewed_by=house.head), house.technician),
        (world.actor(house.technician), house.head),
    ):
        given = actions.Participation(ticket.pk, add=frozenset({whom.pk}))
        with pytest.raises(NotPermitted):
            actions.change_participants(given, by=by, at=world.at)
    assert not TicketParticipant.objects.filter(ticket=ticket).exists()


def test_nobody_moves_a_ticket_with_a_customers_eyes(world: World) -> None:
    """Customers need no right for it, so there is none that could be missing."""
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    eyes = world.actor(house.customer, viewed_by=house.head)
    step = actions.Move(ticket.pk, way(world, ticket, "Отменить заявку"))
    with pytest.raises(ReadOnlyView):
        actions.move_tickets([step], by=eyes, at=world.at)
    assert move(world, ticket, "Отменить заявку", house.customer).is_done
    back = actions.Return(ticket.pk, ticket.version)
    with pytest.raises(ReadOnlyView):
        actions.undo_moves([back], by=eyes, at=world.at)
    (outcome,) = actions.undo_moves([back], by=world.actor(house.customer), at=world.at)
    assert outcome.is_done
