"""What does the question before a deletion tell of what its reader does not see?"""

import re

import pytest
from django.test import Client

from naryad.access.permissions import Permission
from naryad.areas.actions import delete_area
from naryad.catalog.actions import delete_entry
from naryad.core.dependents import InUse
from naryad.people.models import PersonSkill, RolePermission
from tests.assets.building import add
from tests.contracts.building import add as add_contract
from tests.tickets.asking import ask
from tests.web.pages import english, read_words
from tests.world import World

_CHANGES = (Permission.EDIT_AREAS, Permission.EDIT_CATALOG, Permission.DELETE_ASSETS)


def test_of_an_area_only_what_is_seen_is_counted(world: World) -> None:
    """The technician of the North sees colleagues of the South, but nothing else there."""
    house = world.service
    words = _ask(_technician(world), f"areas/{house.south.pk}/deletion/")
    assert "Objects and equipment that you do not see must belong somewhere else." in words
    assert "Objects and equipment: " not in words
    assert re.search(r"People: \d, and others that you do not see must belong", words)
    whole = _ask(english(world, house.head), f"areas/{house.south.pk}/deletion/")
    assert "Objects and equipment: 1 must belong somewhere else." in whole


def test_of_a_skill_what_is_seen_is_counted_and_the_rest_mentioned(world: World) -> None:
    house = world.service
    PersonSkill.objects.filter(skill=house.skill).delete()
    for person in (house.technician, house.technician_south):
        PersonSkill.objects.create(
            organization=house.organization, person=person, skill=house.skill
        )
    path = f"directories/skills/{house.skill.pk}/deletion/"
    assert "People: 1, and others that you do not see keep it" in _ask(_technician(world), path)
    assert "People: 2 keep it" in _ask(english(world, house.admin), path)


def test_of_a_type_only_what_is_seen_is_counted(world: World) -> None:
    """Towers of the North and depots of the South have one type."""
    house = world.service
    path = f"directories/asset-types/{house.asset_type.pk}/deletion/"
    words = _ask(_technician(world), path)
    assert "Objects and equipment: 1, and others that you do not see must get" in words
    assert "Objects and equipment: 2 must get" in _ask(english(world, house.admin), path)


@pytest.mark.parametrize("noun", ["area", "type"])
def test_a_refusal_tells_no_number_either(world: World, noun: str) -> None:
    house = world.service
    _technician(world)
    by = world.actor(house.technician)
    with pytest.raises(InUse) as caught:
        if noun == "area":
            delete_area(house.south.pk, reassign_to=None, by=by, at=world.at)
        else:
            delete_entry("asset-types", house.asset_type.pk, reassign_to=None, by=by, at=world.at)
    assert "objects and equipment" in str(caught.value).lower()
    assert not any(each.isdigit() for each in str(caught.value))


def test_of_an_object_also_what_hangs_below_it_is_counted(world: World) -> None:
    """The contract of the cast names the tower alone; what is below goes with it."""
    house = world.service
    motor = add(world, "Мотор", parent_id=house.lift.pk)
    add_contract(world, single_ids=frozenset({motor.pk}), company_id=house.zenit.pk)
    ask(world, asset_id=motor.pk)
    client = english(world, house.head)
    words = _ask(client, f"assets/{house.tower.pk}/deletion/")
    assert "Contracts: 2 stay" in words and "Open tickets: 1 stay" in words
    assert "Contracts:" not in _ask(client, f"assets/{house.depot.pk}/deletion/")


def _ask(client: Client, path: str) -> str:
    answer = client.get(f"/office/{path}")
    assert answer.status_code == 200
    return read_words(answer)


def _technician(world: World) -> Client:
    role = world.service.roles["TECHNICIAN"]
    for permission in _CHANGES:
        RolePermission.objects.create(
            organization=role.organization, role=role, permission=permission
        )
    return english(world, world.service.technician)
