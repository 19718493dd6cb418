"""Do the conditions that no column shows find what they say, and no more than the reader sees?"""

from datetime import timedelta

import pytest

from naryad.companies.models import Company
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import Branch, Side, Source
from naryad.tickets.models import Ticket
from tests.tickets.asking import ask, move
from tests.web.pages import english, read_words
from tests.world import World

LIST = "/office/tickets/"


def _found(world: World, query: str, person: Person | None = None) -> set[str]:
    answer = english(world, person or world.service.head).get(f"{LIST}?{query}")
    assert answer.status_code == 200, query
    words = read_words(answer)
    return {each.title for each in Ticket.objects.all() if each.title in words}


@pytest.fixture
def cast(world: World) -> World:
    house = world.service
    whole = ask(world, title="Целое", asset_id=house.depot.pk)
    ask(world, title="Доля", parent_id=whole.pk)
    ask(world, house.customer, title="Просьба")
    closed = ask(world, title="Кончено")
    move(world, closed, "Заказчик отказался", house.dispatcher)
    return world


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("part=yes", {"Доля"}),
        ("parts=yes", {"Целое"}),
        ("open_parts=yes", {"Целое"}),
        ("open_parts=no&parts=yes", set()),
        ("author={customer}", {"Просьба"}),
        ("author=me", set()),
        ("closed=today", {"Кончено"}),
        ("completed=today", {"Кончено"}),
        ("visit.empty=1", {"Целое", "Доля", "Просьба", "Кончено"}),
        ("entered=today&open=yes", {"Целое", "Доля", "Просьба"}),
        ("responsible=me", set()),
        ("holding={mayak}", {"Целое"}),
        ("holding=999999", set()),
        ("unread=yes", set()),
    ],
)
def test_conditions_find_what_they_say(cast: World, query: str, titles: set[str]) -> None:
    ids = {name: getattr(cast.service, name).pk for name in ("customer", "mayak")}
    assert _found(cast, query.format(**ids)) == titles


def test_the_way_in_which_a_ticket_came(cast: World) -> None:
    Ticket.objects.filter(title="Просьба").update(source=Source.PORTAL)
    Ticket.objects.filter(title="Доля").update(source=Source.FIELD)
    assert _found(cast, "source=portal") == {"Просьба"}
    assert _found(cast, "source=field") == {"Доля"}


def test_a_company_is_asked_for_with_all_below_it(cast: World) -> None:
    house = cast.service
    Company.objects.filter(pk=house.mayak.pk).update(parent=house.zenit)
    assert "Целое" in _found(cast, f"holding={house.zenit.pk}")
    assert "Целое" not in _found(cast, f"company={house.zenit.pk}")
    # Nobody asks by the name of a company of another house.
    assert _found(cast, f"holding={cast.other.zenit.pk}") == set()


def test_what_one_has_read_and_what_one_wrote_oneself_is_not_unread(cast: World) -> None:
    house = cast.service
    ticket = Ticket.objects.get(title="Целое")
    new = actions.NewMessage(ticket.pk, Side.TEAM, "Проверьте", "k1")
    actions.write_messages([new], by=cast.actor(house.dispatcher), at=cast.at)
    assert _found(cast, "unread=yes") == {"Целое"}
    assert _found(cast, "unread=yes", house.dispatcher) == set()
    actions.mark_read(
        ticket.pk,
        team_id=10**9,
        customer_id=0,
        by=cast.actor(house.head),
        at=cast.at + timedelta(minutes=1),
    )
    assert _found(cast, "unread=yes") == set()


def test_a_whole_whose_parts_are_closed_has_none_open(cast: World) -> None:
    part = Ticket.objects.get(title="Доля")
    move(cast, part, "Заказчик отказался", cast.service.dispatcher)
    assert _found(cast, "open_parts=yes") == set()
    assert _found(cast, "open_parts=no&parts=yes") == {"Целое"}


def test_parts_that_one_does_not_see_are_not_told(cast: World) -> None:
    """The whole lies where the technician sees nothing, so does its part by another."""
    part = Ticket.objects.get(title="Доля")
    assert "Доля" in _found(cast, "part=yes", cast.service.technician)
    hidden = ask(cast, title="Скрытая доля", asset_id=cast.service.depot.pk, parent_id=part.pk)
    assert hidden.parent_id == part.pk
    assert _found(cast, "parts=yes") == {"Целое", "Доля"}
    assert _found(cast, "parts=yes", cast.service.technician) == set()
    ask(cast, title="Видимая доля", parent_id=part.pk)
    assert _found(cast, "parts=yes", cast.service.technician) == {"Доля"}


def test_objects_are_asked_for_by_what_they_are_as_far_as_one_sees_them(cast: World) -> None:
    house = cast.service
    lift, building = house.lift, house.depot.type_id
    others = {"Доля", "Просьба", "Кончено"}
    assert _found(cast, f"object_type={building}") == {"Целое"}
    assert _found(cast, f"object_type={lift.type_id}") == others
    assert _found(cast, f"object_type.not={lift.type_id}") == {"Целое"}
    assert _found(cast, f"object_class={lift.asset_class_id}") == others
    assert _found(cast, "object_class.empty=1") == {"Целое"}
    doer = frozenset({house.technician.pk})
    ask(cast, title="Без объекта", asset_id=None, assignee_ids=doer)
    ask(cast, title="В депо", asset_id=house.depot.pk, assignee_ids=doer)
    assert _found(cast, f"object_type={building}") == {"Целое", "В депо"}
    assert _found(cast, "object_type.empty=1") == {"Без объекта"}
    # Whoever does not see the object learns nothing of it.
    assert _found(cast, f"object_type={building}", house.technician) == set()
    assert "В депо" in _found(cast, "object_type.empty=1", house.technician)


def test_branches_and_ids_of_other_programs_are_asked_for(cast: World) -> None:
    Ticket.objects.filter(title="Доля").update(branch=Branch.APPROVAL, external_id="1C-77")
    assert _found(cast, "branch=approval") == {"Доля"}
    assert "Доля" not in _found(cast, "branch=main&branch=customer")
    assert _found(cast, "external_id=77") == {"Доля"}
