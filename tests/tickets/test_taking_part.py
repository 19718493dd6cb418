"""Who is shown to take part in a conversation, and who to have read what?"""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from naryad.core.outcomes import only
from naryad.history.models import Event
from naryad.notifications.happenings import gather
from naryad.notifications.rules import concerned
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket, TicketParticipant
from naryad.tickets.taking_part import Known, take_part
from naryad.tickets.visibility import tickets_visible_to
from tests.tickets.asking import ask
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _taking_part(ticket: Ticket) -> QuerySet[TicketParticipant]:
    return TicketParticipant.objects.filter(ticket=ticket)


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


def test_people_are_added_by_hand_and_it_opens_nothing_to_them(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    client = english(world, house.dispatcher)
    path = f"/office/tickets/{ticket.pk}/participants/"
    form = read_form(client.get(path), path)

    def send(*people: Person) -> Any:
        return client.post(path, form.filled(person_ids=[str(each.pk) for each in people]))

    refused = send(house.head, house.technician_south)
    assert refused.status_code == 422
    assert f"They do not see the ticket: {house.technician_south.name}." in read_words(refused)
    assert send(world.other.admin).status_code == 422
    assert client.post(path, form.filled(person_ids=["9" * 40])).status_code == 422
    assert not _taking_part(ticket).exists()
    assert send(house.head, house.lead_customer).status_code == 303
    parts = _parts(world, ticket, house.dispatcher)
    assert house.head.pk in _said(parts[Side.TEAM]) & _said(parts[Side.CUSTOMER])
    assert house.lead_customer.pk in _said(parts[Side.CUSTOMER]) - _said(parts[Side.TEAM])
    event = Event.objects.filter(kind="ticket.participants_changed").latest("pk")
    assert {each["id"] for each in event.changes["participant_ids"]["new"]} == {
        house.head.pk,
        house.lead_customer.pk,
    }
    # Whom somebody else has added meanwhile stays; who was taken away goes.
    second = read_form(client.get(path), path)
    _follow(world, house.technician, ticket, "1")
    sent = second.filled(person_ids=[str(house.head.pk)], request_key="other")
    assert client.post(path, sent).status_code == 303
    held = set(_taking_part(ticket).values_list("person_id", flat=True))
    assert held == {house.head.pk, house.technician.pk}


def test_who_does_it_and_who_asks_for_it_cannot_be_taken_out(world: World) -> None:
    """They take part by what they are to it: nobody adds them, so nobody takes them away."""
    house = world.service
    ticket = ask(
        world, requester_id=house.customer.pk, assignee_ids=frozenset({house.technician.pk})
    )
    always = frozenset({house.customer.pk, house.technician.pk})
    for given in (
        actions.Participation(ticket.pk, add=always),
        actions.Participation(ticket.pk, remove=always),
    ):
        actions.change_participants(given, by=world.actor(house.dispatcher), at=world.at)
    assert _follow(world, house.technician, ticket, "") == 303
    parts = _parts(world, ticket, house.dispatcher, house.technician)
    assert always <= _said(parts[Side.CUSTOMER])
    assert house.technician.pk in _said(parts[Side.TEAM])
    assert house.customer.pk not in _said(parts[Side.TEAM])
    message = _write(world, house.dispatcher, ticket, "Едем", Side.CUSTOMER)
    event = Event.objects.filter(kind="ticket.message_written").latest("pk")
    assert event.changes["message"]["new"]["id"] == message
    (happening,) = gather([event], organization_id=house.id)
    assert always <= set(concerned(happening))


def test_everybody_of_the_office_joins_and_leaves_for_themselves(world: World) -> None:
    house = world.service
    ticket = ask(world)
    assert _follow(world, house.technician, ticket, "1") == 303
    assert _follow(world, house.technician, ticket, "1") == 303
    assert _taking_part(ticket).get().person == house.technician
    assert "Do not tell me any more" in read_words(
        english(world, house.technician).get(f"/office/tickets/{ticket.pk}/")
    )
    assert _follow(world, house.technician, ticket, "") == 303
    assert not _taking_part(ticket).exists()
    assert _follow(world, house.technician_south, ticket, "1") == 404
    path = f"/office/tickets/{ticket.pk}/participants/"
    assert english(world, house.technician).get(path).status_code == 403


def test_who_was_added_is_told_and_sees_no_more_than_before(world: World) -> None:
    house = world.service
    ticket = ask(world, requester_id=house.customer.pk)
    people = frozenset({house.head.pk, house.lead_customer.pk})
    change = actions.Participation(ticket.pk, add=people)
    actions.change_participants(change, by=world.actor(house.dispatcher), at=world.at)
    before = {each: _sees(world, each) for each in (house.technician_south, house.customer_of_two)}
    # Even one whom the database holds by mistake, or who saw the ticket once.
    for each in before:
        TicketParticipant.objects.create(
            organization=house.organization, ticket=ticket, person=each, at=world.at
        )
    assert before == {each: _sees(world, each) for each in before}
    events = []
    for text, side in (("Сами", Side.TEAM), ("Едем", Side.CUSTOMER)):
        _write(world, house.dispatcher, ticket, text, side)
        events.append(Event.objects.filter(kind="ticket.message_written").latest("pk"))
    team, customers = (
        {person: {rule.code for rule in rules} for person, rules in concerned(each).items()}
        for each in gather(events, organization_id=house.id)
    )
    assert team[house.head.pk] == {"TEAM"}
    assert customers[house.head.pk] == customers[house.lead_customer.pk] == {"MESSAGE"}


def _sees(world: World, person: Person) -> set[int]:
    return set(tickets_visible_to(world.actor(person)).values_list("pk", flat=True))


def _follow(world: World, person: Person, ticket: Ticket, on: str) -> int:
    client = english(world, person)
    return client.post(f"/office/tickets/{ticket.pk}/following/", {"on": on}).status_code
