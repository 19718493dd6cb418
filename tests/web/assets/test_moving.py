"""Does a move by dragging do what the form does, and ask where something would change?"""

from typing import Any

import pytest

from naryad.access.permissions import Permission
from naryad.assets.models import Asset
from naryad.people.models import Person, RolePermission
from tests.assets.building import add
from tests.web.pages import PART, english, read_words
from tests.world import World

LIST = "/office/assets/"


def _drop(world: World, asset: Asset, parent: object, by: Person | None = None, **more: Any) -> Any:
    client = english(world, by or world.service.head)
    given = {"parent_id": parent, "dropped": "1", "next": f"{LIST}tree/", **more}
    return client.post(f"{LIST}{asset.pk}/move/", given, headers=PART)


def test_a_dropped_row_moves_at_once_where_nothing_else_changes(world: World) -> None:
    house = world.service
    room = add(world, "Машинное", parent_id=house.tower.pk)
    answer = _drop(world, house.lift, room.pk)
    assert answer["HX-Redirect"] == f"{LIST}tree/"
    house.lift.refresh_from_db()
    assert house.lift.above == [house.tower.pk, room.pk]


def test_a_drop_that_changes_more_asks_and_names_it(world: World) -> None:
    house = world.service
    add(world, "Мотор", parent_id=house.lift.pk)
    answer = _drop(world, house.lift, house.depot.pk)
    words = read_words(answer)
    assert answer.status_code == 200
    assert "Address: Невский проспект, 1 → Портовая улица, 5" in words
    assert f"Company: {house.zenit.name} → {house.mayak.name}" in words
    assert "1 object below it moves with it." in words
    house.lift.refresh_from_db()
    assert house.lift.parent_id == house.tower.pk


def test_the_question_of_a_drop_goes_back_to_the_tree_and_can_be_undone(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    given = {"parent_id": house.depot.pk, "next": f"{LIST}tree/"}
    answer = client.post(f"{LIST}{house.lift.pk}/move/", given)
    assert answer["Location"] == f"{LIST}tree/"
    house.lift.refresh_from_db()
    assert house.lift.address == "Портовая улица, 5"
    assert "Undo" in read_words(client.get(f"{LIST}tree/"))


@pytest.mark.parametrize(
    ("asset", "parent", "words"),
    [
        ("tower", "lift", "It cannot stand under itself."),
        ("depot", "tower", "It stands under an object of another company."),
        ("lift", "0", "Equipment of this type stands under something, or has an address."),
    ],
)
def test_what_cannot_be_is_refused_with_words(
    world: World, asset: str, parent: str, words: str
) -> None:
    house = world.service
    parent_id = 0 if parent == "0" else getattr(house, parent).pk
    answer = _drop(world, getattr(house, asset), parent_id)
    assert answer.status_code == 422
    assert words in read_words(answer)


@pytest.mark.parametrize("parent", ["", "x", "-1", "9" * 30, "１２"])
def test_a_drop_on_nonsense_is_refused(world: World, parent: str) -> None:
    answer = _drop(world, world.service.lift, parent)
    assert answer.status_code == 422


def test_the_question_tells_no_number_of_what_one_does_not_see(world: World) -> None:
    house = world.service
    technician = house.technician
    for permission in (Permission.EDIT_ASSETS, Permission.DELETE_ASSETS):
        RolePermission.objects.create(
            organization=house.organization, role=house.roles["TECHNICIAN"], permission=permission
        )
    lone = add(world, "Мотор", parent_id=house.lift.pk, inherits_areas=False)
    add(world, "Вал", parent_id=lone.pk, inherits_areas=False)
    client = english(world, technician)
    for page in ("move", "deletion"):
        words = read_words(client.get(f"{LIST}{house.lift.pk}/{page}/"))
        assert "Objects below it that you do not see" in words
        assert "object below it" not in words
        assert "2 objects" not in words
    add(world, "Кабина", parent_id=house.lift.pk)
    words = read_words(client.get(f"{LIST}{house.lift.pk}/deletion/"))
    assert "1 object below it goes with it." in words
    assert "Objects below it that you do not see" in words


def test_only_who_may_edit_gets_handles(world: World) -> None:
    house = world.service
    tree = f"{LIST}tree/"
    assert "data-move-node" in english(world, house.head).get(tree).content.decode()
    assert "data-move-node" not in english(world, house.technician).get(tree).content.decode()
