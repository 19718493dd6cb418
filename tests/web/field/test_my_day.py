"""Does somebody's day hold what they have to do, in the order in which it is awaited?"""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket
from tests.tickets.asking import ask, move
from tests.web.pages import english, read_words
from tests.world import World

_DAY = "/field/"
_NAMES = (
    "Today and overdue",
    "In work",
    "New for me",
    "Waiting for others",
    "Done, not closed yet",
)


def _mine(world: World, title: str, **given: Any) -> Ticket:
    mine = frozenset({world.service.technician.pk})
    return ask(world, title=title, assignee_ids=mine, **given)


def _parts(client: Client) -> dict[str, str]:
    """Words under each heading of the day."""
    parts = re.split(rf"({'|'.join(_NAMES)}) \d+ ", read_words(client.get(_DAY)))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_each_ticket_stands_once_where_it_belongs(world: World) -> None:
    house, now = world.service, timezone.now()
    _mine(world, "Просрочена", deadline=now - timedelta(days=3))
    _mine(world, "Далеко", deadline=now + timedelta(days=9))
    far = _mine(world, "Начата", deadline=now + timedelta(days=9))
    waiting = _mine(world, "Ждёт", deadline=now - timedelta(days=1))
    done = _mine(world, "Сделана", deadline=now - timedelta(days=1))
    for ticket in (far, waiting, done):
        for ru in ("Назначить", "Принять"):
            move(world, ticket, ru, house.head)
    for ticket, ru in ((far, "Начать работу"), (done, "Начать работу"), (done, "Работа выполнена")):
        assert move(world, ticket, ru, house.head).is_done
    assert move(world, waiting, "Нет запчасти", house.head).is_done
    parts = _parts(english(world, house.technician))
    where = {
        title: [name for name, words in parts.items() if title in words]
        for title in ("Просрочена", "Далеко", "Начата", "Ждёт", "Сделана")
    }
    assert where == {
        "Просрочена": ["Today and overdue"],
        "Далеко": ["New for me"],
        "Начата": ["In work"],
        "Ждёт": ["Waiting for others"],
        "Сделана": ["Done, not closed yet"],
    }


def test_what_is_awaited_first_comes_first_a_visit_before_its_deadline(world: World) -> None:
    now = timezone.now()
    _mine(world, "Вторая", deadline=now - timedelta(hours=2))
    _mine(world, "Третья", deadline=now - timedelta(hours=1))
    _mine(
        world,
        "Первая",
        deadline=now - timedelta(minutes=30),
        window_from=now - timedelta(hours=3),
        window_till=now - timedelta(hours=2),
    )
    words = _parts(english(world, world.service.technician))["Today and overdue"]
    places = [words.index(title) for title in ("Первая", "Вторая", "Третья")]
    assert places == sorted(places)


def test_a_day_is_that_of_the_reader_alone(world: World) -> None:
    house = world.service
    ticket = _mine(world, "Только техника")
    ask(world, title="Ничья")
    assert "Только техника" in read_words(english(world, house.technician).get(_DAY))
    for person in (house.technician_south, house.head, world.other.admin):
        assert "Только техника" not in read_words(english(world, person).get(_DAY))
    assert "Ничья" not in read_words(english(world, house.technician).get(_DAY))
    gone = actions.Assignment(ticket.pk, frozenset())
    actions.assign_tickets([gone], by=world.actor(house.head), at=world.at)
    assert "Nothing is assigned to you" in read_words(english(world, house.technician).get(_DAY))


def test_a_deleted_or_closed_ticket_is_nobodys_day(world: World) -> None:
    house = world.service
    gone, closed = _mine(world, "Удалена"), _mine(world, "Закрыта")
    actions.delete_tickets([gone.pk], by=world.actor(house.head), at=world.at)
    assert move(world, closed, "Решена без выезда", house.head).is_done
    assert move(world, closed, "Проверено, закрыть", house.head).is_done
    words = read_words(english(world, house.technician).get(_DAY))
    assert "Удалена" not in words
    assert "Закрыта" not in words


def test_a_card_says_place_urgency_news_and_the_next_step(world: World) -> None:
    house = world.service
    ticket = _mine(world, "Лифт стоит", requester_id=house.customer.pk)
    move(world, ticket, "Назначить", house.head)
    new = actions.NewMessage(ticket.pk, Side.CUSTOMER, "Жду")
    actions.write_messages([new], by=world.actor(house.customer), at=world.at)
    words = read_words(english(world, house.technician).get(_DAY))
    for said in (ticket.number, house.tower.address, "Normal", "New messages: 1", "Accept"):
        assert said in words


def test_the_day_asks_as_much_for_ten_as_for_one(world: World) -> None:
    client = english(world, world.service.technician)
    _mine(world, "Первая")
    client.get(_DAY)
    counts = []
    for more in (0, 9):
        for number in range(more):
            _mine(world, f"Ещё {number}", deadline=world.at + timedelta(hours=number))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(_DAY).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("who", "leads"), [("technician", "/field/"), ("dispatcher", "/office/t")])
def test_whoever_does_tickets_begins_with_their_day(world: World, who: str, leads: str) -> None:
    answer = english(world, world.service.people[who]).get("/office/")
    assert answer["Location"].startswith(leads)
