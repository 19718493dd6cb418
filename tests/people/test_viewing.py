"""Whose eyes may somebody look through?"""

from dataclasses import replace

import pytest

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import CATALOG, Permission
from naryad.assets.visibility import ARMS as ASSETS
from naryad.companies.visibility import ARMS as COMPANIES
from naryad.contracts.visibility import ARMS as CONTRACTS
from naryad.people.actions.view_as import RightsNotCovered, start_viewing
from naryad.people.viewing import may_view_as
from naryad.people.visibility import ARMS as PEOPLE
from naryad.tickets.visibility import ARMS as TICKETS
from tests.world import World

P = Permission


def actor(person_id: int | None, *permissions: P, **given: object) -> Actor:
    values: dict[str, object] = {"organization_id": 1, "kind": Kind.EMPLOYEE} | given
    return Actor(person_id=person_id, permissions=frozenset(permissions), **values)  # type: ignore[arg-type]


VIEWER = actor(1, P.VIEW_AS, P.SEE_ALL_PEOPLE, P.SEE_ALL_COMPANIES, P.EDIT_PEOPLE)


@pytest.mark.parametrize(
    "viewed",
    [
        actor(2),
        actor(2, P.EDIT_PEOPLE, P.SEE_ALL_PEOPLE),
        actor(2, P.SEE_PEOPLE_IN_AREAS, P.SEE_OWN_COMPANIES, P.SEE_PEOPLE_OF_COMPANIES),
        actor(2, P.SEE_OWN_COMPANIES, kind=Kind.CUSTOMER),
    ],
)
def test_eyes_whose_rights_are_covered_are_open(viewed: Actor) -> None:
    assert may_view_as(VIEWER, viewed)


@pytest.mark.parametrize(
    ("viewer", "viewed"),
    [
        (VIEWER, actor(2, P.BAN_PEOPLE)),
        (VIEWER, actor(1)),
        (VIEWER, actor(2, organization_id=2)),
        (VIEWER, actor(2, is_administrator=True)),
        (actor(1, P.SEE_ALL_PEOPLE), actor(2)),
        (actor(1, P.VIEW_AS, viewed_by=3), actor(2)),
        (actor(None, P.VIEW_AS), actor(2)),
        (VIEWER, actor(2, P.VIEW_AS, P.ERASE_PEOPLE)),
    ],
)
def test_all_other_eyes_are_closed(viewer: Actor, viewed: Actor) -> None:
    assert not may_view_as(viewer, viewed)


@pytest.mark.parametrize(
    "scope",
    [
        P.SEE_PEOPLE_IN_AREAS,
        P.SEE_PEOPLE_OF_COMPANIES,
        P.SEE_OWN_COMPANIES,
        P.SEE_CONTRACTS_OF_COMPANIES,
        P.SEE_ASSETS_OF_COMPANIES,
        P.SEE_ASSETS_OF_SUBSIDIARIES,
        P.SEE_ASSETS_IN_AREAS,
        P.SEE_ASSETS_WHERE_RESPONSIBLE,
        P.SEE_SCANNED_ASSETS,
        P.SEE_TICKETS_OF_COMPANIES,
        P.SEE_TICKETS_IN_AREAS,
        P.SEE_TICKETS_OF_WORK_TYPES,
        P.SEE_ASSIGNED_TICKETS,
        P.SEE_TICKETS_WHERE_RESPONSIBLE,
        P.SEE_REQUESTED_TICKETS,
    ],
)
def test_the_same_reach_from_another_place_does_not_cover(scope: P) -> None:
    """Both see what is of their own areas, companies or tasks; these differ."""
    assert not may_view_as(actor(1, P.VIEW_AS, scope), actor(2, scope))


def test_nor_does_a_wider_one_that_is_the_holders_as_well() -> None:
    viewer = actor(1, P.VIEW_AS, P.SEE_ASSETS_OF_SUBSIDIARIES)
    assert not may_view_as(viewer, actor(2, P.SEE_ASSETS_OF_COMPANIES))


def test_every_way_of_seeing_that_asks_who_holds_it_says_so() -> None:
    """Else a new one would be forgotten here."""
    by_holder = {each.permission for each in CATALOG if each.is_by_holder}
    for arm in (*PEOPLE, *COMPANIES, *CONTRACTS, *ASSETS, *TICKETS):
        if ":person" in f"{arm.keys} {arm.rest}" and arm.permission is not None:
            assert (arm.needs or arm.permission) in by_holder, arm


def test_eyes_that_see_another_area_stay_closed(world: World) -> None:
    """A dispatcher of the North sees everybody, but only objects and tickets of the North."""
    north, south = world.service.dispatcher, world.service.technician_south
    narrow = frozenset({P.VIEW_AS, P.SEE_ALL_PEOPLE, P.SEE_ALL_COMPANIES, P.BIND_CODES})
    same = world.actor(south).permissions - narrow
    viewer = replace(world.actor(north), permissions=narrow | same)
    with pytest.raises(RightsNotCovered):
        start_viewing(south.pk, by=viewer, at=world.at)


def test_an_administrator_may_look_through_an_administrator() -> None:
    everything = frozenset(P)
    one = actor(1, *everything, is_administrator=True)
    assert may_view_as(one, actor(2, *everything, is_administrator=True))
