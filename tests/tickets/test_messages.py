"""Who writes about a ticket, who reads it, and what is new to whom?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from naryad.core.errors import NotVisible, ReadOnlyView
from naryad.core.outcomes import Outcome, Result
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.conversations import count_unread, messages_visible_to
from naryad.tickets.models import Ticket, TicketArea, TicketMessage
from tests.people.inputs import errors_of, refusal_of
from tests.tickets.asking import ask
from tests.world import World

_LATER = timedelta(hours=1)


def _write(
    world: World, person: Person, ticket: Ticket, text: str = "Едем", **given: str
) -> Outcome:
    new = actions.NewMessage(
        ticket.pk, given.get("side", Side.CUSTOMER), text, given.get("key", "")
    )
    (outcome,) = actions.write_messages([new], by=world.actor(person), at=world.at + _LATER)
    return outcome


def _texts(world: World, person: Person) -> set[str]:
    return set(messages_visible_to(world.actor(person)).values_list("text", flat=True))


def test_the_team_reads_both_sides_and_customers_never_the_teams(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    _write(world, house.dispatcher, ticket, "Он скандалит", side=Side.TEAM)
    _write(world, house.dispatcher, ticket, "Мастер едет")
    _write(world, house.customer, ticket, "Жду")
    assert _texts(world, house.technician) == {"Он скандалит", "Мастер едет", "Жду"}
    assert _texts(world, house.customer) == {"Мастер едет", "Жду"}
    assert _texts(world, world.other.admin) == set()
    unread = count_unread(world.actor(house.customer), [ticket.pk])
    assert unread == {ticket.pk: {Side.CUSTOMER: 1}}


def test_a_customer_does_not_write_to_the_team_nor_anybody_through_others_eyes(
    world: World,
) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    assert refusal_of([_write(world, house.customer, ticket, side=Side.TEAM)]) == "NotPermitted"
    eyes = replace(world.actor(house.customer), viewed_by=house.admin.pk)
    new = actions.NewMessage(ticket.pk, Side.CUSTOMER, "Это не я")
    with pytest.raises(ReadOnlyView):
        actions.write_messages([new], by=eyes, at=world.at)
    with pytest.raises(ReadOnlyView):
        actions.mark_read(ticket.pk, team_id=1, customer_id=1, by=eyes, at=world.at)
    assert not TicketMessage.objects.filter(ticket__deleted_at=None).exists()


def test_about_a_ticket_that_one_does_not_see_nothing_is_written_or_read(world: World) -> None:
    ticket = ask(world)
    stranger = world.other.admin
    assert refusal_of([_write(world, stranger, ticket)]) == "NotVisible"
    with pytest.raises(NotVisible):
        actions.mark_read(
            ticket.pk, team_id=1, customer_id=1, by=world.actor(stranger), at=world.at
        )


@pytest.mark.parametrize(
    ("text", "side", "field"),
    [("  ", "TEAM", "text"), ("я" * 4001, "TEAM", "text"), ("Да", "ALL", "side")],
)
def test_what_cannot_be_said(world: World, text: str, side: str, field: str) -> None:
    outcome = _write(world, world.service.dispatcher, ask(world), text, side=side)
    assert set(errors_of([outcome])) == {field}


def test_a_message_sent_twice_stands_once_and_its_key_serves_nothing_else(world: World) -> None:
    house = world.service
    ticket = ask(world)
    first = _write(world, house.dispatcher, ticket, key="k1")
    again = _write(world, house.dispatcher, ticket, key="k1")
    assert (first.id, first.result, again.result) == (again.id, Result.DONE, Result.SAME)
    other = _write(world, house.dispatcher, ticket, "Другое", key="k1")
    assert refusal_of([other]) == "KeyReused"
    others = _write(world, house.head, ticket, key="k1")
    assert refusal_of([others]) == "KeyReused"
    twins = [actions.NewMessage(ticket.pk, Side.TEAM, "Раз", "k2")] * 2
    outcomes = actions.write_messages(twins, by=world.actor(house.head), at=world.at)
    assert len({outcome.id for outcome in outcomes}) == 1
    assert TicketMessage.objects.filter(ticket__deleted_at=None).count() == 2


def test_the_ticket_counts_as_changed_and_history_keeps_no_word_of_it(world: World) -> None:
    ticket = ask(world)
    before = ticket.version
    pk = _write(world, world.service.dispatcher, ticket, "Тайна", side=Side.TEAM).id
    ticket.refresh_from_db()
    assert (ticket.changed_at, ticket.version) == (world.at + _LATER, before)
    carried = TicketArea.objects.filter(ticket=ticket).values_list("changed_key", flat=True)
    assert set(carried) == {ticket.changed_key}
    event = Event.objects.filter(organization_id=world.service.id).latest("pk")
    assert (event.kind, event.subject_id) == ("ticket.message_written", ticket.pk)
    assert event.changes == {"message": {"old": None, "new": {"id": pk, "name": "SIDE_TEAM"}}}


def test_what_was_read_is_new_no_more_and_never_becomes_new_again(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    by, customer = world.actor(house.technician), world.actor(house.customer)
    first = _write(world, house.customer, ticket, "Раз").id or 0
    _write(world, house.dispatcher, ticket, "Два", side=Side.TEAM)
    assert count_unread(by, [ticket.pk]) == {ticket.pk: {Side.CUSTOMER: 1, Side.TEAM: 1}}
    actions.mark_read(ticket.pk, team_id=0, customer_id=2**62, by=by, at=world.at)
    assert count_unread(by, [ticket.pk]) == {ticket.pk: {Side.TEAM: 1}}
    actions.mark_read(ticket.pk, team_id=0, customer_id=0, by=by, at=world.at)
    assert count_unread(by, [ticket.pk]) == {ticket.pk: {Side.TEAM: 1}}
    last = _write(world, house.technician, ticket, "Три").id or 0
    assert first < last
    actions.mark_read(ticket.pk, team_id=last, customer_id=last, by=customer, at=world.at)
    assert count_unread(customer, [ticket.pk]) == {}
    assert count_unread(by, [ticket.pk]) == {ticket.pk: {Side.TEAM: 1}}
