"""Do customer and office write to each other, and does the team's side stay with the team?"""

import re

import pytest
from django.test import Client

from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket, TicketMessage
from tests.tickets.asking import ask
from tests.world import World

_LIST = "/portal/requests/"
_NEW = "/portal/requests/new/"


def _client(world: World, person: Person) -> Client:
    client = world.client(person)
    client.cookies["language"] = "en"
    return client


def _page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def _card(ticket: Ticket) -> str:
    return f"{_LIST}{ticket.pk}/"


def _write(world: World, person: Person, ticket: Ticket, text: str, side: Side) -> None:
    new = actions.NewMessage(ticket.pk, side, text)
    (outcome,) = actions.write_messages([new], by=world.actor(person), at=world.at)
    assert outcome.refusal is None


def test_customer_and_office_write_to_each_other_and_the_teams_words_stay_with_it(
    world: World,
) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    _write(world, house.dispatcher, ticket, "Едем к вам", Side.CUSTOMER)
    _write(world, house.dispatcher, ticket, "Сложный заказчик", Side.TEAM)
    client = _client(world, house.customer)
    assert "1 new message" in _page(client, _LIST) and "1 new message" in _page(client, "/portal/")
    page = _page(client, _card(ticket))
    assert "Едем к вам" in page and house.dispatcher.last_name in page
    for path in ("/portal/", _LIST, f"{_LIST}?q=Сложный", _card(ticket)):
        assert "Сложный заказчик" not in _page(client, path)
    last = TicketMessage.objects.filter(ticket=ticket, side=Side.CUSTOMER).latest("pk").pk
    assert client.post(f"{_card(ticket)}read/", {"last": last}).status_code == 204
    assert "new message" not in _page(client, _LIST)
    given = {"text": "Ждём", "request_key": "m1", "side": "TEAM"}
    for _each in range(2):
        answer = client.post(f"{_card(ticket)}messages/", given)
        assert answer["Location"] == f"{_card(ticket)}#talk"
    (said,) = TicketMessage.objects.filter(ticket=ticket, author=house.customer)
    assert (said.text, said.side) == ("Ждём", Side.CUSTOMER)


def test_messages_of_a_colleague_bear_a_name_only_where_the_role_shows_it(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    _write(world, house.lead_customer, ticket, "Скорее бы", Side.CUSTOMER)
    page = _page(_client(world, house.customer), _card(ticket))
    assert "Скорее бы" in page and "A colleague" in page
    assert house.lead_customer.last_name not in page


def test_a_long_talk_is_read_in_parts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naryad.lists.customer_tickets.talk._SIZE", 2)
    house = world.service
    ticket = ask(world, house.customer)
    for number in range(3):
        _write(world, house.dispatcher, ticket, f"весть{number}", Side.CUSTOMER)
    client = _client(world, house.customer)
    page = _page(client, _card(ticket))
    assert "весть0" not in page and page.index("весть1") < page.index("весть2")
    (earlier,) = re.findall(r'href="([^"#]+before=\d+)#talk"', page)
    page = _page(client, earlier)
    assert "весть0" in page and "весть1" not in page


def test_wrong_messages_are_refused_where_they_stand(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    foreign = ask(world, asset_id=house.depot.pk)
    client = _client(world, house.customer)
    for given in ({}, {"text": "  "}, {"text": "х" * 4001}):
        answer = client.post(f"{_card(ticket)}messages/", given)
        assert answer.status_code == 422 and "id_text-error" in answer.content.decode()
    assert client.post(f"{_card(foreign)}messages/", {"text": "Эй"}).status_code == 404
    assert client.post(f"{_card(foreign)}read/", {"last": 1}).status_code == 404
    assert client.post(f"{_card(ticket)}read/", {"last": "9" * 50}).status_code == 204
    assert not TicketMessage.objects.filter(ticket__deleted_at=None).exists()
