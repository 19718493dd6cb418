"""Who is shown to take part in a conversation, and who to have read what?"""

from typing import Any

from django.utils import timezone

from naryad.core.outcomes import only
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from naryad.tickets.taking_part import Known, take_part
from tests.tickets.asking import ask
from tests.web.pages import english, read_words
from tests.world import World


def _write(world: World, person: Person, ticket: Ticket, text: str, side: str) -> int:
    new = actions.NewMessage(ticket.pk, side, text)
    return only(actions.write_messages([new], by=world.actor(person), at=world.at))


def _read(world: World, person: Person, ticket: Ticket, last: int) -> None:
    by = world.actor(person)
    actions.mark_read(ticket.pk, team_id=last, customer_id=last, by=by, at=world.at)


def _parts(world: World, ticket: Ticket, person: Person, *doers: Person) -> dict[str, Known]:
    ids = frozenset(each.pk for each in doers)
    return take_part(ticket, assignee_ids=ids, actor=world.actor(person))


def _said(known: Known) -> set[Any]:
    return {each.pk for each in known.people}


def test_who_is_told_of_messages_stands_on_the_card(world: World) -> None:
    house = world.service
    ticket = ask(
        world,
        requester_id=house.customer.pk,
        assignee_ids=frozenset({house.technician.pk}),
    )
    _write(world, house.head, ticket, "Сами", Side.TEAM)
    _write(world, house.lead_customer, ticket, "Ждём", Side.CUSTOMER)
    parts = _parts(world, ticket, house.dispatcher, house.technician)
    customers, team = _said(parts[Side.CUSTOMER]), _said(parts[Side.TEAM])
    always = {ticket.responsible_id, house.technician.pk}
    assert customers == always | {house.customer.pk, house.lead_customer.pk}
    assert team == always | {house.head.pk}
    card = read_words(english(world, house.dispatcher).get(f"/office/tickets/{ticket.pk}/"))
    assert "Told of new messages" in card and house.lead_customer.name in card
    # Nobody who is gone is told of anything.
    Person.objects.filter(pk=house.lead_customer.pk).update(deleted_at=timezone.now())
    parts = _parts(world, ticket, house.dispatcher, house.technician)
    assert house.lead_customer.pk not in _said(parts[Side.CUSTOMER])


def test_each_message_says_who_has_read_it(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    ours = _write(world, house.dispatcher, ticket, "Между собой", Side.TEAM)
    _read(world, house.technician, ticket, ours)
    to_them = _write(world, house.dispatcher, ticket, "Едем к вам", Side.CUSTOMER)
    client = english(world, house.dispatcher)

    def reader_of(text: str, path: str = "") -> str:
        """What stands behind the text, up to the next message."""
        words = read_words(client.get(path or f"/office/tickets/{ticket.pk}/?show=all"))
        behind = words.partition(text)[2]
        return behind[:60]

    technician, customer = house.technician.name, house.customer.name
    assert f"Read by: {technician}" in reader_of("Между собой")
    assert "Read by" not in reader_of("Едем к вам")
    _read(world, house.technician, ticket, to_them)
    assert "Read by" not in reader_of("Едем к вам"), "a colleague is no customer"
    _read(world, house.customer, ticket, to_them)
    assert f"Read by: {customer}" in reader_of("Едем к вам")
    answer = _write(world, house.customer, ticket, "Спасибо вам", Side.CUSTOMER)
    _read(world, house.technician, ticket, answer)
    assert f"Read by: {technician}" in reader_of("Спасибо вам")
    path = f"/field/tickets/{ticket.pk}/team/"
    assert f"Read by: {technician}" in reader_of("Между собой", path)
    # Customers learn nothing of who of the service has read what.
    portal = read_words(english(world, house.customer).get(f"/portal/requests/{ticket.pk}/"))
    assert "Read by" not in portal and "Между собой" not in portal


def test_of_whom_the_reader_does_not_see_only_the_number_is_told(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer_of_two.pk)
    last = _write(world, house.dispatcher, ticket, "Едем", Side.CUSTOMER)
    _write(world, house.head, ticket, "Где все", Side.TEAM)
    _read(world, house.customer, ticket, last)
    client = english(world, house.technician)
    card = read_words(client.get(f"/office/tickets/{ticket.pk}/"))
    parts = _parts(world, ticket, house.technician)
    assert parts[Side.CUSTOMER].hidden == 1
    assert house.customer_of_two.name not in card
    assert "1 person whom you do not see" in card
