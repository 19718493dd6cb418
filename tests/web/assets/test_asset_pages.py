"""Do the pages of objects and equipment do what they offer?"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.assets.actions import publish_assets, withdraw_assets
from naryad.assets.models import Asset
from naryad.assets.queries import values_of_asset
from naryad.catalog.actions import delete_entry
from naryad.catalog.models import AssetClass
from tests.assets.building import add
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World

LIST = "/office/assets/"


def test_an_object_is_added_and_shown(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    given = {
        "name": "Насосная станция",
        "type_id": house.asset_type.pk,
        "address": "Заводская, 3",
        "company_id": house.polus.pk,
        "area_ids": [house.south.pk],
        "is_published": "on",
        "tags": "Пар, вода",
        "request_key": "once",
    }
    answer = client.post(f"{LIST}new/", given)
    again = client.post(f"{LIST}new/", given)
    added = Asset.objects.get(name="Насосная станция")
    here = f"{LIST}{added.pk}/"
    assert answer["Location"] == again["Location"] == here
    words = read_words(client.get(here))
    assert "Заводская, 3" in words
    assert "пар, вода" in words


def test_a_wrong_form_comes_back_with_all_that_was_typed(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answer = client.post(f"{LIST}new/", {"name": "Насос", "latitude": "far"})
    assert answer.status_code == 422
    words = read_words(answer)
    assert "Choose a type." in words
    assert 'value="far"' in answer.content.decode()


def test_an_edit_keeps_what_the_reader_does_not_see(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    page = client.get(f"{LIST}{house.lift.pk}/edit/")
    assert page.status_code == 200
    given = {
        "name": "Лифт 2",
        "type_id": house.equipment_type.pk,
        "parent_id": house.tower.pk,
        "version": house.lift.version,
        "inherits_areas": "on",
    }
    assert client.post(f"{LIST}{house.lift.pk}/edit/", given).status_code == 303
    house.lift.refresh_from_db()
    assert (house.lift.name, house.lift.company_id) == ("Лифт 2", house.zenit.pk)
    assert house.lift.serial_number == ""


def test_a_move_says_what_moves_along_and_does_it(world: World) -> None:
    house = world.service
    add(world, "Мотор", parent_id=house.lift.pk)
    client = english(world, house.dispatcher)
    path = f"{LIST}{house.lift.pk}/move/"
    assert "1 object below it moves with it." in read_words(client.get(path))
    answer = client.post(path, {"parent_id": house.depot.pk})
    assert answer.status_code == 303
    house.lift.refresh_from_db()
    assert house.lift.parent_id == house.depot.pk


@pytest.mark.parametrize("parent", ["9" * 30, "-1", "x"])
def test_a_move_to_nowhere_is_refused_at_its_field(world: World, parent: str) -> None:
    client = english(world, world.service.dispatcher)
    answer = client.post(f"{LIST}{world.service.lift.pk}/move/", {"parent_id": parent})
    assert answer.status_code == 422
    assert "Choose from the list." in read_words(answer)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=лифт", {"Лифт"}),
        ("q=невский", {"Башня", "Лифт"}),
        ("q=невскй", {"Башня", "Лифт"}),
        ("q=L-100", {"Лифт"}),
        ("within={tower}", {"Башня", "Лифт"}),
        ("parent={tower}", {"Лифт"}),
        ("published=no", {"Насос"}),
        ("company={mayak}", {"Депо"}),
        ("area={north}", {"Башня", "Лифт"}),
        ("type={equipment_type}", {"Лифт", "Насос"}),
    ],
)
def test_objects_are_found_by_conditions(world: World, query: str, found: set[str]) -> None:
    house = world.service
    ids = {name: row.pk for name, row in vars(house).items() if hasattr(row, "pk")}
    client = english(world, house.dispatcher)
    content = client.get(f"{LIST}?{query.format(**ids)}", headers=PART).content.decode()
    names = {"Башня", "Лифт", "Депо", "Насос"}
    assert {name for name in names if f">{name}</a>" in content} == found


def test_the_list_costs_the_same_for_few_and_for_many(world: World) -> None:
    client = english(world, world.service.technician)
    client.get(LIST, headers=PART)
    counts = []
    for first in (0, 30):
        for number in range(first, first + 20):
            add(world, f"Ряд {number}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST, headers=PART).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def test_a_customer_finds_own_equipment_and_nothing_else(world: World) -> None:
    house = world.service
    client = english(world, house.customer)
    words = read_words(client.get("/portal/equipment/"))
    assert "Башня" in words
    assert "Депо" not in words
    assert "Лифт" in read_words(client.get("/portal/equipment/?q=L-100"))
    assert "Лифт" in read_words(client.get(f"/portal/equipment/{house.tower.pk}/"))
    assert client.get(f"/portal/equipment/{house.depot.pk}/").status_code == 404
    assert client.get(f"/portal/equipment/{house.pump.pk}/").status_code == 404


def test_who_has_no_company_is_told_so(world: World) -> None:
    words = read_words(english(world, world.service.former_customer).get("/portal/equipment/"))
    assert "No company yet" in words


def test_the_explainer_names_role_scope_and_publication(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    path = f"{LIST}{house.pump.pk}/readers/?person={house.customer_of_two.pk}"
    words = read_words(client.get(path))
    assert "does not see it" in words
    assert "It is not published: no customer sees it." in words
    assert "Held by the roles: Customer." in words


def test_deleting_and_undoing(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    assert client.post(f"{LIST}{house.tower.pk}/deletion/").status_code == 303
    assert "Лифт" not in read_words(client.get(LIST, headers=PART))
    assert client.post(f"{LIST}{house.tower.pk}/restoration/").status_code == 303
    assert "Лифт" in read_words(client.get(LIST, headers=PART))


def test_a_customer_turns_pages_of_what_stands_under_something(world: World) -> None:
    house = world.service
    for number in range(60):
        add(world, f"Ряд {number:02}")
    client = english(world, house.customer)
    here = f"/portal/equipment/{house.tower.pk}/"
    first = client.get(here).content.decode()
    after = re.search(r'href="([^"]+)" rel="next"', first)
    assert after is not None
    second = client.get(after[1].replace("&amp;", "&")).content.decode()
    names = [f"Ряд {number:02}" for number in range(60)]
    assert [name for name in names if (name in first) == (name in second)] == []


def test_the_card_shows_the_latest_and_the_history_all(world: World) -> None:
    """Which is read in pages, and never breaks on its address."""
    house = world.service
    by = world.actor(house.head)
    for time in range(30):
        at = world.at + timedelta(minutes=time)
        for act in (withdraw_assets, publish_assets):
            act([house.lift.pk], by=by, at=at)
    client, here = english(world, house.dispatcher), f"{LIST}{house.lift.pk}/"
    assert read_words(client.get(here)).count("Withdrawn from publication") == 2
    newest = client.get(f"{here}history/")
    words = read_words(newest)
    assert words.count("Withdrawn from publication") == 25
    assert "Earlier" in words and "Added" not in words
    (older,) = re.findall(r'href="([^"]*history/\?before=\d+)"', newest.content.decode())
    words = read_words(client.get(older))
    assert "Added" in words and "To the newest" in words
    for before in ("x", "9" * 40, "-1", "1&before=2"):
        assert client.get(f"{here}history/?before={before}").status_code == 200


def test_saving_the_form_takes_away_nothing_that_it_could_not_show(world: World) -> None:
    """A class, a skill and a kind of work that are deleted may hang on as they are."""
    house, by = world.service, world.actor(world.service.head)
    critical = AssetClass.objects.get(organization=house.organization)
    asset = add(
        world,
        "Кран",
        class_id=critical.pk,
        skill_ids=frozenset({house.skill.pk}),
        work_type_ids=frozenset({house.work_type.pk}),
    )
    held = values_of_asset(asset)
    for noun, entry in (
        ("asset-classes", critical),
        ("skills", house.skill),
        ("work-types", house.work_type),
    ):
        delete_entry(noun, entry.pk, reassign_to=None, by=by, at=world.at)
    client, path = english(world, house.dispatcher), f"{LIST}{asset.pk}/edit/"
    answer = client.post(path, read_form(client.get(path), path).filled(serial_number="К-1"))
    assert answer.status_code == 303
    saved = values_of_asset(Asset.objects.get(pk=asset.pk))
    assert saved == {**held, "serial_number": "К-1"}
