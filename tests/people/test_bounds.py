"""Does nobody put people, oneself among them, where one does not reach oneself?"""

from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naryad.access.actor import Actor
from naryad.access.bounds import BY_AREAS, BY_COMPANIES, BY_WORK_TYPES
from naryad.access.own_keys import OWN_AREAS, OWN_COMPANIES, OWN_WORK_TYPES
from naryad.access.permissions import Permission as P  # noqa: N817 - read as a table
from naryad.assets.visibility import ARMS as ASSETS
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import ARMS as COMPANIES
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.visibility import ARMS as CONTRACTS
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.errors import Invalid, Refusal
from naryad.core.outcomes import Outcome, Result
from naryad.people.actions import (
    AreaChange,
    add_people,
    add_service_user,
    add_to_company,
    edit_people,
    put_links_back,
    set_areas,
)
from naryad.people.models import Person, PersonArea, PersonRole
from naryad.people.relinking import remember_links
from naryad.people.visibility import ARMS as PEOPLE
from naryad.people.visibility import people_visible_to
from naryad.tickets.visibility import ARMS as TICKETS
from naryad.tickets.visibility import tickets_visible_to
from tests.access.random_worlds import taken_back
from tests.people.inputs import an_employee, edit_of, errors_of, refusal_of
from tests.world import House, World

ALL_AREAS = (P.SEE_ALL_PEOPLE, P.SEE_ALL_COMPANIES, P.EDIT_PEOPLE, P.ADD_PEOPLE)


def head_of_north(world: World, *more: P) -> Actor:
    """Of the North and the own company: sees everybody, and objects and tickets of own areas."""
    technician = world.actor(world.service.technician)
    of_own = (P.SEE_TICKETS_IN_AREAS, P.SEE_ASSETS_IN_AREAS)
    return world.with_permissions(technician, *ALL_AREAS, *of_own, *more)


def areas(person: Person) -> set[int]:
    return set(PersonArea.objects.filter(person=person).values_list("area_id", flat=True))


def ids(*rows: object) -> frozenset[int]:
    return frozenset(row.pk for row in rows)  # type: ignore[attr-defined]


def test_every_right_that_asks_for_own_places_is_among_them() -> None:
    """Else a new one would be forgotten here."""
    for arm in (*PEOPLE, *COMPANIES, *CONTRACTS, *ASSETS, *TICKETS):
        for own, rights in (
            (OWN_AREAS, BY_AREAS),
            (OWN_COMPANIES, BY_COMPANIES),
            (OWN_WORK_TYPES, BY_WORK_TYPES),
        ):
            permission = arm.needs or arm.permission
            assert (own.strip() in (arm.keys or "")) <= (permission in rights), arm


def test_nobody_joins_another_area_of_their_own_accord(world: World) -> None:
    house, by = world.service, head_of_north(world)
    edit = edit_of(by, house.technician, area_ids=ids(house.north, house.south))
    assert errors_of(edit_people([edit], by=by, at=world.at)).keys() == {"area_ids"}
    assert areas(house.technician) == {house.north.pk}


def test_people_come_to_own_areas_alone_and_keep_what_they_have(world: World) -> None:
    house, by = world.service, head_of_north(world)
    joins = edit_of(by, house.technician_south, area_ids=ids(house.north, house.south))
    stays = edit_of(by, house.head, position="врач")
    leaves = edit_of(by, house.dispatcher, area_ids=ids(house.north))
    outcomes = edit_people([joins, stays, leaves], by=by, at=world.at)
    assert [refusal_of([each]) for each in outcomes] == ["", "", "Invalid"]
    assert areas(house.technician_south) == areas(house.dispatcher) == ids(house.north, house.south)


def test_somebody_new_comes_to_own_areas_alone(world: World) -> None:
    house, by = world.service, head_of_north(world)
    rows = [
        an_employee(house, role_ids=frozenset(), area_ids=area_ids)
        for area_ids in (ids(house.north), ids(house.south), frozenset[int]())
    ]
    outcomes = add_people(rows, by=by, at=world.at)
    assert [outcome.result for outcome in outcomes] == [Result.DONE] + [Result.REFUSED] * 2
    assert errors_of([outcomes[1]]).keys() == errors_of([outcomes[2]]).keys() == {"area_ids"}


def test_of_many_those_who_would_lose_another_area_are_refused(world: World) -> None:
    house, by = world.service, head_of_north(world)
    many = [house.technician_south.pk, house.technician.pk]
    for change in AreaChange:
        with pytest.raises(Invalid) as refused:
            set_areas(many, change=change, area_ids=ids(house.south), by=by, at=world.at)
        assert refused.value.errors.keys() == {"area_ids"}
    put = set_areas(many, change=AreaChange.PUT, area_ids=ids(house.north), by=by, at=world.at)
    assert [refusal_of([each]) for each in put] == ["Invalid", ""]
    assert areas(house.technician_south) == {house.south.pk}


def test_an_undo_puts_back_no_more_than_one_may_give(world: World) -> None:
    house, by, admin = world.service, head_of_north(world), world.actor(world.service.admin)
    kept = remember_links([house.dispatcher.pk], by=by)
    put = {"change": AreaChange.PUT, "area_ids": ids(house.default_area)}
    set_areas([house.dispatcher.pk], **put, by=admin, at=world.at)  # type: ignore[arg-type]
    put_links_back([house.dispatcher.pk], before=kept, by=by, at=world.at)
    assert areas(house.dispatcher) == ids(house.default_area, house.north)


def test_companies_and_work_types_are_bound_alike(world: World) -> None:
    house = world.service
    by = head_of_north(world, P.SEE_TICKETS_OF_COMPANIES, P.SEE_TICKETS_OF_WORK_TYPES)
    with pytest.raises(Invalid) as refused:
        add_to_company([house.technician.pk], company_id=house.zenit.pk, by=by, at=world.at)
    assert refused.value.errors.keys() == {"company_id"}
    own = ids(house.own_company, house.zenit)
    edit = edit_of(by, house.technician, company_ids=own, work_type_ids=frozenset())
    assert errors_of(edit_people([edit], by=by, at=world.at)).keys() == {"company_ids"}
    wide = head_of_north(world)
    assert refusal_of(edit_people([edit], by=wide, at=world.at)) == ""
    given = edit_of(by, house.technician, work_type_ids=ids(house.work_type))
    assert errors_of(edit_people([given], by=by, at=world.at)).keys() == {"work_type_ids"}


def test_a_new_place_comes_from_those_who_might_give_what_it_opens(world: World) -> None:
    """Whoever keeps the cards and sees no tickets does not open the North to a technician."""
    house = world.service
    by = world.with_permissions(world.actor(house.technician), P.SEE_ALL_PEOPLE, P.EDIT_PEOPLE)
    both = ids(house.north, house.south)
    (edited,) = edit_people(
        [edit_of(by, house.technician_south, area_ids=both)], by=by, at=world.at
    )
    many = set_areas(
        [house.technician_south.pk, house.loner.pk],
        change=AreaChange.ADD,
        area_ids=ids(house.north),
        by=by,
        at=world.at,
    )
    assert [refusal_of([each]) for each in (edited, *many)] == ["RoleNotYours"] * 2 + [""]
    assert edited.refusal is not None and edited.refusal.field == "area_ids"
    left = edit_of(by, house.dispatcher, area_ids=ids(house.north))
    assert refusal_of(edit_people([left], by=by, at=world.at)) == ""


def test_a_program_works_in_own_areas_alone(world: World) -> None:
    house = world.service
    by = head_of_north(world, P.MANAGE_INTEGRATIONS, P.GIVE_ROLES, P.SEE_ROLES)
    role = house.roles["LEAD"]
    by = world.with_permissions(by, *by.permissions, P.SEE_PEOPLE_OF_COMPANIES, P.SEE_OWN_COMPANIES)
    given = {"role_ids": ids(role), "by": by, "at": world.at}
    with pytest.raises(Invalid) as refused:
        add_service_user("Робот", area_ids=ids(house.south), **given)  # type: ignore[arg-type]
    assert refused.value.errors.keys() == {"areas"}
    assert add_service_user("Робот", area_ids=ids(house.north), **given)  # type: ignore[arg-type]


def seen_by(actor: Actor) -> set[tuple[str, int]]:
    sets = {
        "person": people_visible_to(actor),
        "company": companies_visible_to(actor),
        "asset": assets_visible_to(actor),
        "contract": contracts_visible_to(actor),
        "ticket": tickets_visible_to(actor),
    }
    return {(noun, pk) for noun, rows in sets.items() for pk in rows.values_list("pk", flat=True)}


SIGHTS = sorted(BY_AREAS | BY_COMPANIES | BY_WORK_TYPES | {P.SEE_ALL_PEOPLE, P.SEE_ALL_COMPANIES})
WHO = ("technician", "technician_south", "head", "customer", "customer_of_two")


def change(
    house: House, whom: Sequence[str], what: str, place: str, *, by: Actor, world: World
) -> list[Outcome]:
    people = [getattr(house, key) for key in whom]
    put = ids(getattr(house, place))
    if what in AreaChange.__members__:
        many = [person.pk for person in people]
        return set_areas(many, change=AreaChange(what), area_ids=put, by=by, at=world.at)
    if what == "company":
        many = [person.pk for person in people]
        return add_to_company(many, company_id=min(put), by=by, at=world.at)
    seen = people_visible_to(by).filter(pk__in=[person.pk for person in people])
    edits = [edit_of(by, person, **{what: put}) for person in seen.order_by("pk")]
    return edit_people(edits, by=by, at=world.at)


AREAS = st.sampled_from(("north", "south", "default_area"))
COMPANY = st.sampled_from(("own_company", "zenit", "mayak"))
CHANGES = st.one_of(
    st.tuples(st.sampled_from(("ADD", "TAKE", "PUT", "area_ids")), AREAS),
    st.tuples(st.sampled_from(("company", "company_ids")), COMPANY),
    st.tuples(st.just("work_type_ids"), st.just("work_type")),
)


@given(
    sights=st.sets(st.sampled_from(SIGHTS), min_size=1),
    whom=st.lists(st.sampled_from(WHO), min_size=1, unique=True),
    made=CHANGES,
)
def test_after_whatever_somebody_changes_they_see_no_more_than_before(
    world: World, sights: set[P], whom: list[str], made: tuple[str, str]
) -> None:
    house = world.service
    by = world.with_permissions(world.actor(house.technician), P.EDIT_PEOPLE, *sights)
    with taken_back():
        PersonRole.objects.filter(person=house.technician).delete()
        before = seen_by(by)
        with suppress(Refusal):
            change(house, whom, *made, by=by, world=world)
        after = seen_by(by)
    assert after <= before
