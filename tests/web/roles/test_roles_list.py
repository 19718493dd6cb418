"""Does the list of roles find, order and count them, for whom they are?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.permissions import Permission
from naryad.people.models import Role
from naryad.people.role_contents import read_permissions
from tests.web.pages import PART, english, read_words
from tests.world import World

LIST = "/office/roles/"


def test_the_list_says_how_many_have_each_role_and_what_it_allows(world: World) -> None:
    words = read_words(english(world, world.service.dispatcher).get(LIST))
    held = len(read_permissions(world.service.roles["TECHNICIAN"]))
    assert f"{held} of {len(Permission)} 2 " in words


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=TECHN", {"Technician"}),
        ("q=техник", {"Technician"}),
        ("name=~techn", {"Technician"}),
        ("for_customers=yes", {"Customer"}),
        ("allows=people.see_in_areas&q=techn", {"Technician"}),
        ("allows=roles.edit", {"Administrator"}),
    ],
)
def test_roles_are_found_by_name_and_by_what_they_allow(
    world: World, query: str, found: set[str]
) -> None:
    answer = english(world, world.service.admin).get(f"{LIST}?{query}", headers=PART)
    words = read_words(answer)
    known = ("Administrator", "Dispatcher", "Technician", "Customer")
    assert {name for name in known if f"{name} " in words} == found


def test_roles_stand_by_name_when_asked(world: World) -> None:
    words = read_words(english(world, world.service.admin).get(f"{LIST}?sort=name", headers=PART))
    assert words.index("Administrator ") < words.index("Customer ") < words.index("Technician ")


def test_a_role_stands_beside_its_list_with_all_that_it_allows(world: World) -> None:
    role = world.service.roles["TECHNICIAN"]
    words = read_words(english(world, world.service.head).get(f"{LIST}?peek={role.pk}"))
    assert "Allows See people of own areas" in words


def test_deleted_roles_are_for_those_who_bring_them_back(world: World) -> None:
    house = world.service
    role = Role.objects.create(organization=house.organization, name={"en": "Gone one"})
    Role.objects.filter(pk=role.pk).update(deleted_at=world.at)
    shown = read_words(english(world, house.admin).get(f"{LIST}?deleted=only", headers=PART))
    assert "Gone one" in shown
    assert "Technician" not in shown
    assert english(world, house.dispatcher).get(f"{LIST}?deleted=only").status_code == 422


def test_the_list_of_roles_costs_the_same_for_few_and_for_many(world: World) -> None:
    client = english(world, world.service.admin)
    client.get(LIST, headers=PART)
    counts = []
    for first in (0, 20):
        for number in range(first, first + 20):
            name = {"en": f"Role {number}"}
            Role.objects.create(organization=world.service.organization, name=name)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST, headers=PART).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
