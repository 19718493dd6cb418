"""Does a conversion change the side a person stands on, and nothing else?"""

from datetime import timedelta

import pytest

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.models import Membership
from naryad.core.errors import NotPermitted
from naryad.core.outcomes import Result
from naryad.people.actions import add_people, convert_people
from naryad.people.models import Employment, PersonArea, PersonRole
from naryad.people.visibility import people_visible_to
from tests.people.inputs import (
    a_customer,
    employments_of,
    events_about,
    fresh,
    last_changes,
    refusal_of,
    roles_of,
)
from tests.world import World


def test_a_customer_moves_to_employees_with_all_companies_of_today(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    person = fresh(convert_people([house.customer_of_two.pk], to=Kind.EMPLOYEE, by=by, at=world.at))
    assert (person.kind, person.version) == ("EMPLOYEE", 2)
    assert roles_of(person) == {house.roles["CUSTOMER"].pk}
    rows = employments_of(person)
    yesterday = by.today - timedelta(days=1)
    assert [(row.company_id, row.side, row.till) for row in rows] == [
        (house.mayak.pk, "CLIENT", yesterday),
        (house.polus.pk, "CLIENT", yesterday),
        (house.mayak.pk, "STAFF", None),
        (house.polus.pk, "STAFF", None),
    ]
    assert {row.kind for row in rows} == {"EMPLOYEE"}
    assert PersonArea.objects.get(person=person).kind == "EMPLOYEE"
    assert events_about(person) == ["person.converted"]
    assert last_changes(person) == {"kind": {"old": "CUSTOMER", "new": "EMPLOYEE"}}


def test_companies_of_the_past_do_not_come_back(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    before = employments_of(house.former_customer)
    ids = [house.former_customer.pk]
    convert_people(ids, to=Kind.EMPLOYEE, by=by, at=world.at)
    convert_people(ids, to=Kind.CUSTOMER, by=by, at=world.at)
    after = employments_of(house.former_customer)
    assert [(row.pk, row.till) for row in after] == [(row.pk, row.till) for row in before]


def test_there_and_back_on_one_day_leaves_one_row_for_the_day(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    Employment.objects.filter(person=house.customer).update(
        till=by.today + timedelta(days=5), position="врач"
    )
    for to in (Kind.EMPLOYEE, Kind.CUSTOMER):
        convert_people([house.customer.pk], to=to, by=by, at=world.at)
    past, now = employments_of(house.customer)
    assert (past.till, now.since, now.side) == (by.today - timedelta(days=1), by.today, "CLIENT")
    assert (now.till, now.position) == (by.today + timedelta(days=5), "врач")


def test_the_lists_follow_a_conversion(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    convert_people([house.customer.pk], to=Kind.EMPLOYEE, by=by, at=world.at)
    technician = people_visible_to(world.actor(house.technician))
    assert technician.filter(pk=house.customer.pk, kind=Kind.EMPLOYEE).exists()


def test_whoever_is_there_already_is_left_alone(world: World) -> None:
    by = world.actor(world.service.dispatcher)
    ids = [world.service.customer.pk]
    (outcome,) = convert_people(ids, to=Kind.CUSTOMER, by=by, at=world.at)
    assert outcome.result == Result.SAME
    assert events_about(world.service.customer) == []


def test_a_dispatcher_does_not_wake_a_role_that_allows_more(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    sleeping = a_customer(house, role_ids=frozenset({house.roles["ADMINISTRATOR"].pk}))
    person = fresh(add_people([sleeping], by=world.actor(house.admin), at=world.at))
    outcomes = convert_people([person.pk], to=Kind.EMPLOYEE, by=by, at=world.at)
    assert refusal_of(outcomes) == "RoleNotYours"
    outcomes = convert_people(
        [person.pk], to=Kind.EMPLOYEE, by=world.actor(house.admin), at=world.at
    )
    assert refusal_of(outcomes) == ""


def test_a_head_of_service_is_moved_by_nobody_who_holds_less(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    outcomes = convert_people([house.head.pk], to=Kind.CUSTOMER, by=by, at=world.at)
    assert refusal_of(outcomes) == "RoleNotYours"


def test_nobody_moves_themselves_and_the_last_who_can_sign_in_stays(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    PersonRole.objects.create(
        organization=house.organization, person=house.head, role=house.roles["ADMINISTRATOR"]
    )
    Membership.objects.filter(person=house.admin).update(ended_at=world.at)
    ids = [house.admin.pk, house.head.pk]
    outcomes = convert_people(ids, to=Kind.CUSTOMER, by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == [
        "OneselfRefused",
        "LastAdministrator",
    ]


def test_banned_and_unseen_people_are_not_moved(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    ids = [house.banned.pk, house.deleted.pk, world.other.customer.pk]
    outcomes = convert_people(ids, to=Kind.EMPLOYEE, by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == [
        "BannedPerson",
        "NotVisible",
        "NotVisible",
    ]


def test_each_direction_needs_its_own_permission(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.admin), Permission.SEE_ALL_PEOPLE, Permission.CONVERT_TO_CUSTOMER
    )
    with pytest.raises(NotPermitted):
        convert_people([house.customer.pk], to=Kind.EMPLOYEE, by=by, at=world.at)
    by = world.with_permissions(
        world.actor(house.admin), Permission.SEE_ALL_PEOPLE, Permission.CONVERT_TO_EMPLOYEE
    )
    with pytest.raises(NotPermitted):
        convert_people([house.technician.pk], to=Kind.CUSTOMER, by=by, at=world.at)
