"""Who sees which people, companies and directories? Written by hand, once, as it should be.

x seen, d seen among the deleted, - not seen.
"""

from collections.abc import Callable, Iterable

import pytest
from django.db.models import Model, QuerySet

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.areas.visibility import areas_visible_to
from naryad.assets.visibility import assets_visible_to, page_of_assets
from naryad.catalog.visibility import (
    ban_reasons_visible_to,
    skills_visible_to,
    work_types_visible_to,
)
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.visibility import contracts_visible_to
from naryad.people.visibility import page_of_people, people_visible_to, roles_visible_to
from tests.access.tables import columns_of, differences, read_table, rows_of
from tests.world import House, World

PEOPLE = read_table("""
viewer           admin head dispatcher technician technician_south customer customer_of_two lead_customer former_customer loner banned deleted shared
admin            x     x    x          x          x                x        x               x             x               x     x      d       x
head             x     x    x          x          x                x        x               x             x               x     x      d       x
dispatcher       x     x    x          x          x                x        x               x             x               x     x      -       x
technician       x     x    x          x          -                x        -               -             -               -     x      -       -
technician_south x     x    x          -          x                -        x               -             -               -     -      -       -
customer         -     -    -          -          -                x        -               -             -               -     -      -       -
customer_of_two  -     -    -          -          -                -        x               -             -               -     -      -       -
lead_customer    -     -    -          -          -                x        -               x             -               -     x      -       x
former_customer  -     -    -          -          -                -        -               -             x               -     -      -       -
loner            -     -    -          -          -                -        -               -             -               x     -      -       -
shared           -     -    -          -          -                -        -               -             -               -     -      -       x
system           -     -    -          -          -                -        -               -             -               -     -      -       -
stranger         -     -    -          -          -                -        -               -             -               -     -      -       -
""")  # noqa: E501

PLACES = read_table("""
viewer           own_company zenit mayak polus default_area north south skill work_type ban_reason
admin            x           x     x     x     x            x     x     x     x         x
head             x           x     x     x     x            x     x     x     x         x
dispatcher       x           x     x     x     x            x     x     x     x         x
technician       x           -     -     -     x            x     x     x     x         x
technician_south x           -     -     -     x            x     x     x     x         x
customer         -           x     -     -     -            -     -     -     -         -
customer_of_two  -           -     x     x     -            -     -     -     -         -
lead_customer    -           x     -     -     -            -     -     -     -         -
former_customer  -           -     -     -     -            -     -     -     -         -
loner            -           -     -     -     -            -     -     -     -         -
shared           -           x     -     -     -            -     -     -     -         -
system           -           -     -     -     -            -     -     -     -         -
stranger         -           -     -     -     -            -     -     -     -         -
""")

ASSETS = read_table("""
viewer           tower lift depot pump
admin            x     x    x     x
head             x     x    x     x
dispatcher       x     x    x     x
technician       x     x    -     -
technician_south -     -    x     -
customer         x     x    -     -
customer_of_two  -     -    x     -
lead_customer    x     x    -     -
former_customer  -     -    -     -
loner            -     -    -     -
shared           x     x    -     -
system           -     -    -     -
stranger         -     -    -     -
""")

CONTRACTS = read_table("""
viewer           of_tower of_mayak
admin            x        x
head             x        x
dispatcher       x        x
technician       -        -
technician_south -        -
customer         -        -
customer_of_two  -        -
lead_customer    -        -
former_customer  -        -
loner            -        -
shared           -        -
system           -        -
stranger         -        -
""")

# The same places once deleted: whoever may restore them finds them again.
DELETED_PLACES = read_table("""
viewer           zenit mayak north south skill work_type ban_reason
admin            d     d     d     d     d     d         d
head             d     d     d     d     d     d         d
dispatcher       -     -     -     -     -     -         -
technician       -     -     -     -     -     -         -
customer         -     -     -     -     -     -         -
customer_of_two  -     -     -     -     -     -         -
system           -     -     -     -     -     -         -
stranger         -     -     -     -     -     -         -
""")

ROLES = read_table("""
viewer           ADMINISTRATOR HEAD DISPATCHER TECHNICIAN CUSTOMER LEAD
admin            x             x    x          x          x        x
head             x             x    x          x          x        x
dispatcher       x             x    x          x          x        x
technician       -             -    -          -          -        -
customer         -             -    -          -          -        -
lead_customer    -             -    -          -          -        -
system           -             -    -          -          -        -
stranger         -             -    -          -          -        -
""")

VISIBLE: dict[str, Callable[..., QuerySet[Model]]] = {
    "company": companies_visible_to,
    "zenit": companies_visible_to,
    "mayak": companies_visible_to,
    "polus": companies_visible_to,
    "own_company": companies_visible_to,
    "default_area": areas_visible_to,
    "north": areas_visible_to,
    "south": areas_visible_to,
    "skill": skills_visible_to,
    "work_type": work_types_visible_to,
    "ban_reason": ban_reasons_visible_to,
}


def viewer(world: World, name: str) -> Actor:
    """`stranger` is the administrator of the other organization."""
    if name == "system":
        return world.service.system
    house, person = (world.other, "admin") if name == "stranger" else (world.service, name)
    return world.actor(house.people[person])


def _mark(visible: Callable[..., QuerySet[Model]], actor: Actor, row: Model) -> str:
    if visible(actor).filter(pk=row.pk).exists():
        return "x"
    return "d" if visible(actor, with_deleted=True).filter(pk=row.pk).exists() else "-"


def test_people_are_seen_as_the_table_says(world: World) -> None:
    found = {
        (row, column): _mark(people_visible_to, viewer(world, row), world.service.people[column])
        for row, column in PEOPLE
    }
    assert list(differences(PEOPLE, found)) == []


def test_the_table_of_people_leaves_nobody_out(world: World) -> None:
    assert set(columns_of(PEOPLE)) == set(world.service.people)


@pytest.mark.parametrize("name", rows_of(PEOPLE))
def test_pages_show_whom_the_table_names_and_never_the_deleted(world: World, name: str) -> None:
    actor = viewer(world, name)
    pages = (page_of_people(actor, kind=kind, size=100) for kind in Kind)
    shown = {person_id for page in pages for person_id, _key in page.rows()}
    named = _named(
        world.service, (column for column in columns_of(PEOPLE) if PEOPLE[name, column] == "x")
    )
    assert shown & {person.pk for person in world.service.people.values()} == named
    others = {person.pk for person in world.other.people.values()}
    assert name == "stranger" or not shown & others


def _named(house: House, names: Iterable[str]) -> set[int]:
    return {house.people[name].pk for name in names}


def test_places_are_seen_as_the_table_says(world: World) -> None:
    found = {
        (row, column): _mark(VISIBLE[column], viewer(world, row), getattr(world.service, column))
        for row, column in PLACES
    }
    assert list(differences(PLACES, found)) == []


def test_assets_are_seen_as_the_table_says(world: World) -> None:
    found = {
        (row, column): _mark(assets_visible_to, viewer(world, row), getattr(world.service, column))
        for row, column in ASSETS
    }
    assert list(differences(ASSETS, found)) == []


def test_contracts_are_seen_as_the_table_says(world: World) -> None:
    found = {
        (row, column): _mark(
            contracts_visible_to, viewer(world, row), getattr(world.service, column)
        )
        for row, column in CONTRACTS
    }
    assert list(differences(CONTRACTS, found)) == []


@pytest.mark.parametrize("name", rows_of(ASSETS))
def test_pages_show_the_assets_that_the_table_names(world: World, name: str) -> None:
    page = page_of_assets(viewer(world, name), size=100).rows()
    shown = {asset_id for asset_id, _key in page}
    ours = {column: getattr(world.service, column).pk for column in columns_of(ASSETS)}
    named = {pk for column, pk in ours.items() if ASSETS[name, column] == "x"}
    assert shown & set(ours.values()) == named
    others = {world.other.tower.pk, world.other.lift.pk}
    assert name == "stranger" or not shown & others


def test_deleted_places_are_seen_as_the_table_says(world: World) -> None:
    for column in columns_of(DELETED_PLACES):
        place = getattr(world.service, column)
        type(place).objects.filter(pk=place.pk).update(deleted_at=world.at)
    found = {
        (row, column): _mark(VISIBLE[column], viewer(world, row), getattr(world.service, column))
        for row, column in DELETED_PLACES
    }
    assert list(differences(DELETED_PLACES, found)) == []


def test_roles_are_seen_as_the_table_says(world: World) -> None:
    found = {
        (row, column): _mark(roles_visible_to, viewer(world, row), world.service.roles[column])
        for row, column in ROLES
    }
    assert list(differences(ROLES, found)) == []
