"""Do types of objects keep what is usually done with them?"""

import html
import json
import re
from typing import Any

import pytest

from naryad.catalog.actions import add_entry, delete_entry, edit_entry
from naryad.catalog.models import AssetType, WorkType
from naryad.catalog.queries import links_of_entry, work_types_of_types
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.history.models import Event
from tests.web.pages import english, read_form, read_words
from tests.world import World

TYPES = "asset-types"
FORM = "/office/directories/asset-types/"


def _work_type(world: World, ru: str) -> int:
    row = WorkType.objects.create(organization=world.service.organization, name={"ru": ru})
    return row.pk


def _add(world: World, *work_types: int, ru: str = "Котёл") -> int:
    by = world.actor(world.service.head)
    links = {"work_type_ids": work_types}
    return add_entry(TYPES, Label(ru=ru), links=links, by=by, at=world.at)


def _held(world: World, type_id: int) -> list[int]:
    return links_of_entry(world.actor(world.service.head), TYPES, type_id)["work_type_ids"]


def test_they_come_with_a_type_change_and_stay_where_nobody_names_them(world: World) -> None:
    by = world.actor(world.service.head)
    one, other = _work_type(world, "Промывка"), _work_type(world, "Опрессовка")
    type_id = _add(world, one)
    edit = {"seen_version": 1, "by": by, "at": world.at}
    links = {"work_type_ids": [other]}
    edit_entry(TYPES, type_id, Label(ru="Котёл"), links=links, **edit)
    assert _held(world, type_id) == [other]
    changes = Event.objects.filter(subject="asset_type", subject_id=type_id).latest("pk").changes
    assert changes == {
        "work_type_ids": {
            "old": [{"id": one, "name": {"ru": "Промывка"}}],
            "new": [{"id": other, "name": {"ru": "Опрессовка"}}],
        }
    }
    edit_entry(TYPES, type_id, Label(ru="Бойлер"), **{**edit, "seen_version": 2})
    assert _held(world, type_id) == [other]


@pytest.mark.parametrize("deleted", [True, False])
def test_what_one_does_not_see_is_no_choice(world: World, *, deleted: bool) -> None:
    if deleted:
        wrong = _work_type(world, "Промывка")
        WorkType.objects.filter(pk=wrong).update(deleted_at=world.at)
    else:
        wrong = WorkType.objects.exclude(organization=world.service.organization).first().pk  # type: ignore[union-attr]
    with pytest.raises(Invalid) as caught:
        _add(world, wrong)
    assert "work_type_ids" in caught.value.errors


def test_a_deleted_work_type_gives_its_place_to_another(world: World) -> None:
    by = world.actor(world.service.head)
    one, other = _work_type(world, "Промывка"), _work_type(world, "Опрессовка")
    type_id, both = _add(world, one), _add(world, one, other, ru="Бак")
    delete_entry("work-types", one, reassign_to=other, by=by, at=world.at)
    assert _held(world, type_id) == _held(world, both) == [other]
    assert work_types_of_types(by)[type_id] == [other]


def test_the_form_of_a_type_offers_and_keeps_them(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    page = client.get(f"{FORM}new/")
    sent = read_form(page, f"{FORM}new/").filled(name_ru="Котёл", work_type_ids=house.work_type.pk)
    assert client.post(f"{FORM}new/", sent).status_code == 303
    type_id = AssetType.objects.get(name__ru="Котёл").pk
    assert _held(world, type_id) == [house.work_type.pk]
    content = client.get(f"{FORM}{type_id}/edit/").content.decode()
    assert f'name="work_type_ids" value="{house.work_type.pk}" checked' in content


@pytest.mark.parametrize("given", ["x", "-1", "9" * 30, "0", "１"])
def test_nonsense_is_refused_at_its_field(world: World, given: str) -> None:
    client = english(world, world.service.head)
    answer = client.post(f"{FORM}new/", {"name_ru": "Котёл", "work_type_ids": [given]})
    assert answer.status_code == 422
    assert "Choose from the list." in read_words(answer)


def test_a_new_object_knows_them_and_without_a_script_takes_them(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    content = client.get("/office/assets/new/").content.decode()
    usual = re.search(r'data-usual="([^"]*)"', content)
    assert usual is not None
    expected = {str(house.equipment_type.pk): [house.work_type.pk]}
    assert json.loads(html.unescape(usual[1])) == expected
    given: dict[str, Any] = {
        "name": "Щит",
        "type_id": house.equipment_type.pk,
        "parent_id": house.tower.pk,
        "takes_usual": "on",
    }
    card = client.post("/office/assets/new/", given)["Location"]
    page = client.get(f"{card}edit/").content.decode()
    assert f'name="work_type_ids" value="{house.work_type.pk}" checked' in page
