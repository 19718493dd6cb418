"""Is what a phone sends done once, however often it arrives, and at the moment that it says?"""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from naryad.core.device_clocks import can_be, is_apart, read_device_time
from naryad.history.models import Event
from naryad.tickets import actions
from naryad.tickets.models import Ticket, TicketMessage
from tests.threads import at_once
from tests.tickets.asking import ask, move, way
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _here(ticket: Ticket, part: str = "") -> str:
    return f"/field/tickets/{ticket.pk}/{part}"


def _mine(world: World) -> Ticket:
    house = world.service
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    assert move(world, ticket, "Назначить", house.head).is_done
    return ticket


def _told(ticket: Ticket, kind: str) -> list[Event]:
    return list(Event.objects.filter(subject="ticket", subject_id=ticket.pk, kind=kind))


def test_a_step_sent_again_gets_the_same_answer_whatever_has_become_of_the_ticket(
    world: World,
) -> None:
    house = world.service
    ticket = _mine(world)
    client, path = (
        english(world, house.technician),
        _here(ticket, f"steps/{way(world, ticket, 'Принять')}/"),
    )
    given = read_form(client.get(path), path).filled(device_at="2026-11-26T08:00:00Z")
    first = client.post(path, given)
    assert move(world, ticket, "Начать работу", house.head).is_done
    again = client.post(path, {**given, "device_at": "2026-11-26T09:00:00Z"})
    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    assert len(_told(ticket, "ticket.moved")) == 3
    assert str(Ticket.objects.get(pk=ticket.pk).stage) == "In progress"


def test_a_step_sent_again_after_the_ticket_is_out_of_sight_is_no_error(world: World) -> None:
    house = world.service
    ticket = _mine(world)
    client, path = (
        english(world, house.technician),
        _here(ticket, f"steps/{way(world, ticket, 'Принять')}/"),
    )
    given = read_form(client.get(path), path).filled()
    assert client.post(path, given).status_code == 303
    actions.delete_tickets([ticket.pk], by=world.actor(house.head), at=world.at)
    again = client.post(path, given)
    assert (again.status_code, again["Location"]) == (303, "/field/")


def test_a_command_that_arrives_twice_at_once_is_done_once(own_world: World) -> None:
    house = own_world.service
    ticket = _mine(own_world)
    clients = [english(own_world, house.technician) for _phone in range(3)]
    path = _here(ticket, f"steps/{way(own_world, ticket, 'Принять')}/")
    talk = _here(ticket, "team/")
    step = read_form(clients[0].get(path), path).filled()
    message = read_form(clients[0].get(talk), talk).filled(text="Еду")
    for address, given in ((path, step), (talk, message)):
        acts = [partial(_send, phone, address, given) for phone in clients]
        answers = at_once(*acts)
        assert len(set(answers)) == 1, answers
        assert str(answers[0]).startswith("303 /field/tickets/")
    assert len(_told(ticket, "ticket.moved")) == 2
    assert TicketMessage.objects.filter(ticket=ticket).count() == 1


def _send(phone: Any, address: str, given: dict[str, Any]) -> str:
    answer = phone.post(address, given)
    return f"{answer.status_code} {answer.headers.get('Location')}"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(hours=3), "on their device"),
        (timedelta(days=40), "on a device whose clock is wrong"),
        (timedelta(days=-2), "on a device whose clock is wrong"),
        (timedelta(seconds=30), ""),
    ],
)
def test_history_keeps_the_clock_of_the_device_and_says_when_it_cannot_be(
    world: World, before: timedelta, said: str
) -> None:
    house = world.service
    ticket = _mine(world)
    client = english(world, house.technician)
    path = _here(ticket, f"steps/{way(world, ticket, 'Принять')}/")
    form = read_form(client.get(path), path)
    then = datetime.now().astimezone() - before
    assert client.post(path, form.filled(device_at=then.isoformat())).status_code == 303
    assert _told(ticket, "ticket.moved")[-1].device_at == then
    words = read_words(client.get(f"/office/tickets/{ticket.pk}/"))
    assert (said in words) if said else ("their device" not in words)


@pytest.mark.parametrize(
    "given",
    ["", "x", "2026-11-26", "2026-11-26T08:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
     "2026-11-26T08:00:00+99:00", "9" * 400, "\x00", "\ud800"],
)  # fmt: skip
def test_a_clock_that_says_nothing_keeps_nobody_from_their_work(world: World, given: str) -> None:
    assert read_device_time(given) is None
    if "\ud800" in given:
        return
    house = world.service
    ticket = _mine(world)
    client, path = english(world, house.technician), _here(ticket, "team/")
    form = read_form(client.get(path), path)
    answer = client.post(path, form.filled(text="Еду", device_at=given))
    assert answer.status_code in (303, 400)


def test_two_clocks_that_agree_say_nothing() -> None:
    now = datetime.now().astimezone()
    assert not is_apart(now - timedelta(minutes=1), now)
    assert is_apart(now - timedelta(minutes=3), now)
    assert not is_apart(None, now)
    assert can_be(now - timedelta(days=6), now)
    assert not can_be(now - timedelta(days=8), now)
    assert not can_be(now + timedelta(hours=1), now)
