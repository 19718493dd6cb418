"""Is each deadline spoken of once, and to the right people?"""

from datetime import timedelta

import pytest

from naryad.core.errors import Invalid
from naryad.core.outcomes import only
from naryad.notifications import actions
from naryad.notifications.warning import soon_minutes_of
from naryad.tickets import actions as tickets
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_input import TicketEdit
from tests.notifications.telling import MINUTE, assign, kinds_of, notices_of, tell
from tests.tickets.asking import a_ticket, ask
from tests.world import World


def _pass(world: World, minutes: int) -> None:
    at = world.at + minutes * MINUTE
    while actions.note_deadlines(at=at):
        pass
    tell(at)


def _delay(world: World, ticket: Ticket, minutes: int) -> None:
    new = a_ticket(world, deadline=world.at + minutes * MINUTE)
    edit = TicketEdit(ticket.pk, new, frozenset({"deadline"}))
    only(tickets.edit_tickets([edit], by=world.actor(world.service.dispatcher), at=world.at))


def test_a_deadline_comes_near_and_passes_once_each(world: World) -> None:
    house = world.service
    ticket = ask(world, deadline=world.at + 90 * MINUTE)
    assign(world, ticket, house.technician)
    for minutes in (29, 30, 31, 89, 90, 91, 200):
        _pass(world, minutes)
    assert kinds_of(ticket)[2:] == ["ticket.due_soon", "ticket.overdue"]
    rules = [each[0] for each in notices_of(house.technician, ticket)]
    assert rules == ["ASSIGNED", "DUE_SOON", "OVERDUE"]
    assert notices_of(house.dispatcher, ticket) == []


def test_another_deadline_is_spoken_of_anew(world: World) -> None:
    ticket = ask(world, deadline=world.at + 30 * MINUTE)
    _pass(world, 1)
    _delay(world, ticket, 300)
    _pass(world, 2)
    _pass(world, 250)
    assert kinds_of(ticket).count("ticket.due_soon") == 2


def test_what_nobody_does_is_told_to_those_who_assign(world: World) -> None:
    house = world.service
    ticket = ask(world, deadline=world.at + 30 * MINUTE)
    _pass(world, 1)
    assert notices_of(house.dispatcher, ticket) == [("DUE_SOON", "TOLD", "WAITING")]
    assert notices_of(house.technician, ticket) == []


def test_closed_deleted_and_old_ones_are_not_spoken_of(world: World) -> None:
    gone = ask(world, deadline=world.at + 5 * MINUTE)
    only(tickets.delete_tickets([gone.pk], by=world.actor(world.service.head), at=world.at))
    old = ask(world, deadline=world.at + MINUTE)
    _pass(world, 60 * 24 * 3)
    assert kinds_of(gone)[1:] == ["ticket.deleted"]
    assert kinds_of(old) == ["ticket.created"]


def test_an_organization_chooses_how_long_before(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    assert actions.change_warning(240, by=by, at=world.at)
    assert not actions.change_warning(240, by=by, at=world.at)
    assert (soon_minutes_of(house.id), soon_minutes_of(world.other.id)) == (240, 60)
    ticket = ask(world, deadline=world.at + timedelta(hours=3))
    _pass(world, 1)
    assert kinds_of(ticket)[1:] == ["ticket.due_soon"]
    with pytest.raises(Invalid):
        actions.change_warning(7, by=by, at=world.at)
