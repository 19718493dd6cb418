"""Do set, page and the plain words of the rules agree about who sees whom?"""

from collections.abc import Sequence

import pytest
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.cursors import Cursor
from naryad.people.acting import act_as, today_of
from naryad.people.models import Person
from naryad.people.visibility import number_of_people, page_of_people, people_visible_to
from tests.access.random_worlds import EVERYTHING, PLACES, PLANS, Built, Plan, build, taken_back
from tests.world import World


@pytest.fixture
def crowded(world: World) -> World:
    """In the other house everybody has everything, so that whatever crosses over shows."""
    today = today_of(world.other.organization, at=world.at)
    build(EVERYTHING, world.other.organization, at=world.at, today=today)
    return world


def _build(plan: Plan, world: World) -> Built:
    today = today_of(world.service.organization, at=world.at)
    return build(plan, world.service.organization, at=world.at, today=today)


@given(plan=PLANS, with_deleted=st.booleans())
def test_the_sets_hold_what_the_rules_name(crowded: World, plan: Plan, with_deleted: bool) -> None:
    world = crowded
    with taken_back():
        built = _build(plan, world)
        for viewer, person in zip(plan.people, built.people, strict=True):
            actor = act_as(person, at=world.at)
            people = people_visible_to(actor, with_deleted=with_deleted)
            assert _drawn(people, built.people, world) == {
                subject
                for subject, each in enumerate(plan.people)
                if plan.sees_person(viewer, each, with_deleted=with_deleted)
            }
            companies = companies_visible_to(actor, with_deleted=with_deleted)
            assert _drawn(companies, built.companies, world) == {
                number
                for number in range(PLACES)
                if plan.sees_company(viewer, number, with_deleted=with_deleted)
            }


def _drawn(
    visible: QuerySet[Person] | QuerySet[Company],
    drawn: Sequence[Person] | Sequence[Company],
    world: World,
) -> set[int]:
    """The numbers of the drawn ones; whatever else is seen belongs to the same house."""
    numbers = {each.pk: number for number, each in enumerate(drawn)}
    rows = list(visible.values_list("pk", "organization_id"))
    assert {organization_id for _, organization_id in rows} <= {world.service.id}
    return {numbers[pk] for pk, _ in rows if pk in numbers}


@given(plan=PLANS, size=st.integers(1, 4), kind=st.sampled_from(Kind), is_backward=st.booleans())
def test_the_pages_hold_the_set_in_order(
    crowded: World, plan: Plan, size: int, kind: Kind, is_backward: bool
) -> None:
    with taken_back():
        for person in _build(plan, crowded).people:
            actor = act_as(person, at=crowded.at)
            people = people_visible_to(actor).filter(kind=kind).order_by("sort_key", "pk")
            expected = list(people)
            assert _walk(actor, expected, size, kind, is_backward=is_backward) == expected
            counted = number_of_people(actor, kind=kind, cap=size).rows()
            assert counted == [(min(len(expected), size + 1),)]


def _walk(
    actor: Actor, expected: list[Person], size: int, kind: Kind, *, is_backward: bool
) -> list[Person]:
    """All pages from the first on, or from beyond the last back."""
    known = {person.pk: person for person in expected}
    walked: list[Person] = []
    cursor = Cursor("\U0010ffff", 0, is_backward=True) if is_backward else None
    while rows := page_of_people(actor, kind=kind, size=size, cursor=cursor).rows():
        assert len(rows) <= size and len(walked) <= len(expected)
        page = [known[row_id] for row_id, _key in rows]
        walked = page + walked if is_backward else walked + page
        edge = page[0] if is_backward else page[-1]
        cursor = Cursor(edge.sort_key, edge.pk, is_backward)
    return walked


@pytest.mark.parametrize("house", ["service", "other"])
def test_the_system_sees_nobody(world: World, house: str) -> None:
    system = getattr(world, house).system
    assert not people_visible_to(system, with_deleted=True).exists()
    assert not companies_visible_to(system, with_deleted=True).exists()
    assert page_of_people(system, kind=Kind.CUSTOMER, size=10).rows() == []
    assert number_of_people(system, kind=Kind.CUSTOMER, cap=10).rows() == [(0,)]
