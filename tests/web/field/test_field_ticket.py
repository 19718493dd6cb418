"""Does a ticket on the phone of whoever does it say what is needed there, and to whom it speaks?"""

from typing import Any

from django.test import Client

from naryad.assets.models import Asset
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket, TicketMessage
from tests.tickets.asking import ask, move, way
from tests.web.pages import english, read_form, read_words
from tests.world import World

_ANDROID = "Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile"
_APPLE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari"


def _here(ticket: Ticket, part: str = "") -> str:
    return f"/field/tickets/{ticket.pk}/{part}"


def _mine(world: World, **given: Any) -> Ticket:
    """Begun, on the lift."""
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}), **given)
    for ru in ("Назначить", "Принять", "Начать работу"):
        assert move(world, ticket, ru, house.head).is_done
    return ticket


def _route(world: World, ticket: Ticket, browser: str) -> str:
    answer = english(world, world.service.head).get(_here(ticket), headers={"User-Agent": browser})
    before, found, _after = answer.content.decode().partition('" rel="noreferrer"')
    return before.rpartition('href="')[2] if found else ""


def test_the_way_opens_in_the_maps_of_the_device(world: World) -> None:
    house = world.service
    ticket = _mine(world)
    assert "geo:0,0?q=" in _route(world, ticket, _ANDROID)
    Asset.objects.filter(pk=house.lift.pk).update(latitude=55.75, longitude=37.5)
    assert _route(world, ticket, _ANDROID) == "geo:0,0?q=55.750000%2C37.500000"
    assert _route(world, ticket, _APPLE).startswith("https://maps.apple.com/?daddr=55.750000")
    assert _route(world, ticket, "").startswith("https://www.openstreetmap.org/search?query=55.75")


def test_whoever_asked_is_called_and_nobody_whom_one_does_not_see(world: World) -> None:
    house = world.service
    Person.objects.filter(pk=house.customer.pk).update(phone="+79161234567")
    ticket = _mine(world, requester_id=house.customer.pk)
    assert "tel:+79161234567" in english(world, house.head).get(_here(ticket)).content.decode()
    text = english(world, house.technician_south).get(_here(ticket))
    assert "+79161234567" not in text.content.decode()


def test_a_step_goes_on_and_what_is_done_leads_back_to_the_day(world: World) -> None:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    move(world, ticket, "Назначить", house.head)
    client = english(world, house.technician)
    for ru, leads in (
        ("Принять", _here(ticket)),
        ("Начать работу", _here(ticket)),
        ("Работа выполнена", "/field/"),
    ):
        path = _here(ticket, f"steps/{way(world, ticket, ru)}/")
        part = client.get(path, headers={"HX-Request": "true"})
        assert part.status_code == 200
        answer = client.post(path, read_form(part, path).filled(comment="На месте"))
        assert (answer.status_code, answer["Location"]) == (303, leads)
        ticket.refresh_from_db()
    assert str(ticket.stage) == "Done"


def test_steps_that_cannot_be_taken_say_why(world: World) -> None:
    ticket = ask(world, assignee_ids=frozenset({world.service.technician.pk}))
    words = read_words(english(world, world.service.technician).get(_here(ticket)))
    assert "Only other roles do this." in words


def _write(client: Client, path: str, text: str) -> None:
    form = read_form(client.get(path), path)
    assert client.post(path, form.filled(text=text)).status_code == 303


def test_the_address_says_to_whom_a_message_goes_whatever_the_form_says(world: World) -> None:
    house = world.service
    ticket = _mine(world, requester_id=house.customer.pk)
    client = english(world, house.technician)
    for part in ("team/", "customer/"):
        path = _here(ticket, part)
        given = {**read_form(client.get(path), path).filled(text=part), "side": "CUSTOMER"}
        assert client.post(path, given).status_code == 303
    kept = TicketMessage.objects.filter(ticket=ticket).order_by("pk")
    assert list(kept.values_list("side", "text")) == [("TEAM", "team/"), ("CUSTOMER", "customer/")]
    team, customer = (
        read_words(client.get(_here(ticket, each))) for each in ("team/", "customer/")
    )
    assert ("You" in team, "The customer does not see it." in team) == (True, True)
    assert "team/" not in customer
    assert "Everybody of the customer who sees the ticket reads this." in customer


def test_earlier_messages_are_a_page_away(world: World) -> None:
    house = world.service
    ticket = _mine(world)
    new = [actions.NewMessage(ticket.pk, Side.TEAM, f"Сообщение {n:03}") for n in range(60)]
    actions.write_messages(new, by=world.actor(house.head), at=world.at)
    client = english(world, house.technician)
    answer = client.get(_here(ticket, "team/"))
    words = read_words(answer)
    assert ("Сообщение 059" in words, "Сообщение 009" in words) == (True, False)
    older = answer.content.decode().partition("?before=")[2].partition('"')[0]
    words = read_words(client.get(_here(ticket, "team/"), {"before": older}))
    assert ("Сообщение 059" in words, "Сообщение 009" in words) == (False, True)
    for bad in ("x", "9" * 400, "-1", "\x00"):
        assert client.get(_here(ticket, "team/"), {"before": bad}).status_code in (200, 400)


def test_an_empty_message_comes_back_as_the_box_alone(world: World) -> None:
    ticket = _mine(world)
    client, path = english(world, world.service.technician), _here(ticket, "team/")
    given = read_form(client.get(path), path).filled(text=" ")
    answer = client.post(path, given, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "Write something first." in read_words(answer)
    assert "<html" not in answer.content.decode()
