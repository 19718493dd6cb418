"""Whose eyes may somebody look through?"""

import pytest

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.people.viewing import may_view_as

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
    "scope", [P.SEE_PEOPLE_IN_AREAS, P.SEE_PEOPLE_OF_COMPANIES, P.SEE_OWN_COMPANIES]
)
def test_the_same_reach_from_another_place_does_not_cover(scope: P) -> None:
    """Both see people of their own areas; the areas differ."""
    assert not may_view_as(actor(1, P.VIEW_AS, scope), actor(2, scope))


def test_an_administrator_may_look_through_an_administrator() -> None:
    everything = frozenset(P)
    one = actor(1, *everything, is_administrator=True)
    assert may_view_as(one, actor(2, *everything, is_administrator=True))
