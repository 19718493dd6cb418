"""Does the big button of a ticket that nobody does lead to somebody who does it?"""

from typing import Any

from django.test import Client

from naryad.history.models import Event
from naryad.tickets.assigning import read_assignees
from naryad.tickets.models import Ticket
from tests.tickets.asking import ask, move, way
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _card(ticket: Ticket) -> str:
    return f"/office/tickets/{ticket.pk}/"


def _handing(world: World, ticket: Ticket) -> str:
    return f"{_card(ticket)}steps/{way(world, ticket, 'Назначить')}/assignment/"


def _doers(ticket: Ticket) -> frozenset[int]:
    return read_assignees([ticket.pk], organization_id=ticket.organization_id)[ticket.pk]


def _big_button(client: Client, ticket: Ticket) -> str:
    text = client.get(_card(ticket)).content.decode()
    return text.partition("tk-next")[0].rpartition("<a ")[2] + text.partition("tk-next")[2][:300]


def test_the_big_button_of_a_new_ticket_is_to_assign_it(world: World) -> None:
    ticket = ask(world)
    button = _big_button(english(world, world.service.dispatcher), ticket)
    assert _handing(world, ticket) in button
    assert "Assign" in button


def test_to_whoever_may_not_assign_the_step_says_its_reason(world: World) -> None:
    ticket = ask(world)
    client = english(world, world.service.technician)
    assert "/assignment/" not in client.get(_card(ticket)).content.decode()
    assert "Only other roles do this." in read_words(client.get(_card(ticket)))
    assert client.get(_handing(world, ticket)).status_code == 403


def test_choosing_takes_the_step_in_the_same_go_and_once(world: World) -> None:
    house = world.service
    ticket = ask(world)
    client, path = english(world, house.dispatcher), _handing(world, ticket)
    form = read_form(client.get(path), path)
    given: dict[str, Any] = form.filled(assignee_ids=[house.technician.pk], comment="Срочно")
    answers = [client.post(path, given) for _click in range(2)]
    assert {answer["Location"] for answer in answers} == {_card(ticket)}
    ticket.refresh_from_db()
    assert (str(ticket.stage), _doers(ticket)) == ("Assigned", {house.technician.pk})
    told = Event.objects.filter(subject="ticket", subject_id=ticket.pk).order_by("pk")
    kinds = list(told.values_list("kind", flat=True))
    assert kinds == ["ticket.created", "ticket.assigned", "ticket.moved"]


def test_nobody_chosen_leaves_everything_as_it_was(world: World) -> None:
    ticket = ask(world)
    client, path = english(world, world.service.dispatcher), _handing(world, ticket)
    answer = client.post(path, read_form(client.get(path), path).filled())
    assert answer.status_code == 409
    assert "Nobody is assigned to the ticket yet." in read_words(answer)
    assert str(Ticket.objects.get(pk=ticket.pk).stage) == "New"


def test_a_ticket_that_has_moved_on_is_not_assigned_either(world: World) -> None:
    house = world.service
    ticket = ask(world)
    client, path = english(world, house.dispatcher), _handing(world, ticket)
    form = read_form(client.get(path), path)
    assert move(world, ticket, "Решена без выезда", house.head)
    answer = client.post(path, form.filled(assignee_ids=[house.technician.pk]))
    assert answer.status_code == 409
    assert "has moved on since you looked at it" in read_words(answer)
    assert _doers(ticket) == frozenset()


def test_somebody_else_who_assigns_meanwhile_is_asked_about(world: World) -> None:
    house = world.service
    ticket = ask(world)
    client, path = english(world, house.dispatcher), _handing(world, ticket)
    form = read_form(client.get(path), path)
    other = f"{_card(ticket)}assignment/"
    client.post(other, read_form(client.get(other), other).filled(assignee_ids=[house.head.pk]))
    answer = client.post(path, form.filled(assignee_ids=[house.technician.pk]))
    assert answer.status_code == 409
    assert house.head.name in read_words(answer)
    ticket.refresh_from_db()
    assert (str(ticket.stage), _doers(ticket)) == ("New", {house.head.pk})
