"""Does the list of areas stand as the tree that they are, and say so where it cannot?"""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.kind import Kind
from naryad.areas.actions import add_area, delete_area, move_area
from naryad.areas.input import AreaInput
from naryad.areas.models import Area
from naryad.core.labels import make_label
from naryad.people.models import PersonArea
from tests.web.pages import PART, english, read_words
from tests.world import World

LIST = "/office/areas/"


def _add(world: World, en: str, *, parent: Area | None = None) -> Area:
    new = AreaInput(make_label(en=en), parent_id=parent.pk if parent else None)
    pk = add_area(new, by=world.actor(world.service.admin), at=world.at)
    return Area.objects.get(pk=pk)


def _harbor(world: World) -> Area:
    """Harbor, with Docks below it, with Crane below these."""
    harbor = _add(world, "Harbor")
    _add(world, "Crane", parent=_add(world, "Docks", parent=harbor))
    return harbor


def _rows(answer: Any) -> dict[str, tuple[int, str]]:
    """Name → how far it is indented, and the path beside it; in their order."""
    row = r'<span class="row0(?: dep-(\d))?" id="area-\d+">.*?<a class="subj cut"[^>]*>(.*?)</a>'
    path = r'(?:<span class="mut sm cut">(.*?)</span>)?'
    found = re.findall(row + path, answer.content.decode())
    return {name: (int(depth or 0), above) for depth, name, above in found}


def _ask(world: World, query: str = "") -> dict[str, tuple[int, str]]:
    return _rows(english(world, world.service.admin).get(f"{LIST}{query}", headers=PART))


def test_areas_stand_in_the_order_of_the_tree(world: World) -> None:
    harbor = _harbor(world)
    yards = _add(world, "Yards")
    assert list(_ask(world))[-4:] == ["Harbor", "Docks", "Crane", "Yards"]
    tops = Area.objects.filter(parent=None, deleted_at=None)
    place = list(tops.filter(organization=harbor.organization).order_by("position"))
    by = world.actor(world.service.admin)
    move_area(yards.pk, parent_id=None, position=place.index(harbor), by=by, at=world.at)
    assert list(_ask(world))[-4:] == ["Yards", "Harbor", "Docks", "Crane"]


def test_each_step_down_the_tree_is_indented(world: World) -> None:
    _harbor(world)
    shown = _ask(world)
    assert [shown[name] for name in ("Harbor", "Docks", "Crane")] == [(0, ""), (1, ""), (2, "")]


@pytest.mark.parametrize("query", ["?sort=name", "?sort=-name", "?name=~r"])
def test_where_the_tree_is_not_whole_a_path_takes_the_place_of_steps(
    world: World, query: str
) -> None:
    _harbor(world)
    shown = _ask(world, query)
    assert shown["Crane"] == (0, "Harbor / Docks")
    assert shown["Harbor"] == (0, "")


def test_a_second_page_begins_with_the_path(world: World) -> None:
    harbor = _add(world, "Harbor")
    for number in range(60):
        _add(world, f"Dock {number}", parent=harbor)
    client = english(world, world.service.admin)
    first = client.get(LIST, headers=PART)
    after = re.search(r'href="([^"]+)" rel="next"', first.content.decode())
    assert after is not None
    second = _rows(client.get(after[1].replace("&amp;", "&"), headers=PART))
    assert _rows(first)["Dock 0"] == (1, "")
    assert second["Dock 59"] == (0, "Harbor")
    assert not set(_rows(first)) & set(second)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=DOC", {"Docks"}),
        ("q=север", {"North"}),
        ("name=~harb", {"Harbor"}),
        ("parent={harbor}", {"Docks"}),
        ("parent={harbor}&parent=none&name=~r", {"Harbor", "North"}),
        ("default=yes&q=nothing", set()),
    ],
)
def test_areas_are_found_by_conditions(world: World, query: str, found: set[str]) -> None:
    harbor = _harbor(world)
    assert set(_ask(world, f"?{query.format(harbor=harbor.pk)}")) == found


def test_the_default_area_is_found_as_such(world: World) -> None:
    assert list(_ask(world, "?default=yes")) == [world.service.default_area.name["en"]]


@pytest.mark.parametrize(
    ("kind", "noun"), [(Kind.EMPLOYEE, "employees"), (Kind.CUSTOMER, "customers")]
)
def test_numbers_lead_to_those_whom_they_count(world: World, kind: Kind, noun: str) -> None:
    house = world.service
    count = PersonArea.objects.filter(area=house.north, kind=kind, is_living=True).count()
    client = english(world, house.admin)
    link = f'<a href="/office/{noun}/?area={house.north.pk}">{count}</a>'
    assert count
    assert link in client.get(LIST, headers=PART).content.decode()
    found = client.get(f"/office/{noun}/?area={house.north.pk}", headers=PART)
    assert found.content.decode().count("data-row=") == count


def test_an_area_stands_beside_its_list(world: World) -> None:
    docks = _add(world, "Docks", parent=_add(world, "Harbor"))
    words = read_words(english(world, world.service.admin).get(f"{LIST}?peek={docks.pk}"))
    assert "Stands under Harbor" in words


def test_deleted_areas_stand_apart_for_those_who_bring_them_back(world: World) -> None:
    house = world.service
    gone = _add(world, "Docks", parent=_add(world, "Harbor"))
    delete_area(gone.pk, reassign_to=None, by=world.actor(house.admin), at=world.at)
    assert _ask(world, "?deleted=only") == {"Docks": (0, "Harbor")}
    assert "Docks" not in _ask(world)
    together = _ask(world, "?deleted=all")
    assert list(together)[-1] == "Docks"
    assert english(world, house.dispatcher).get(f"{LIST}?deleted=only").status_code == 422


def test_the_list_of_areas_costs_the_same_for_few_and_for_many(world: World) -> None:
    client = english(world, world.service.admin)
    client.get(LIST, headers=PART)
    counts = []
    for first in (0, 20):
        for number in range(first, first + 20):
            _add(world, f"Area {number}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST, headers=PART).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9
