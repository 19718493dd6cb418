"""Does an edit change what was meant, leave the rest alone, and lose nobody's work?"""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted, Stale
from naryad.core.outcomes import Result, only
from naryad.history.models import Event
from naryad.people.actions import PersonEdit, add_people, edit_people
from naryad.people.models import Employment, Person, PersonArea, PersonSkill, Role
from tests.people.inputs import (
    a_customer,
    edit_of,
    employments_of,
    errors_of,
    events_about,
    fresh,
    last_changes,
    refusal_of,
    roles_of,
)
from tests.world import World


def test_an_edit_changes_the_data_and_how_the_person_is_found(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    edit = edit_of(by, house.customer, last_name="Ёлкина", phone="+79990001122", position="мастер")
    person = fresh(edit_people([edit], by=by, at=world.at))
    assert (person.last_name, person.version) == ("Ёлкина", 2)
    assert person.sort_key == "елкина захар"
    assert "79990001122" in person.search_text
    assert [row.position for row in employments_of(person)] == ["мастер"]
    carried = PersonArea.objects.get(person=person)
    assert (carried.sort_key, employments_of(person)[0].sort_key) == ("елкина захар",) * 2
    assert events_about(person) == ["person.edited"]
    assert last_changes(person)["last_name"] == {"old": "Зайцев", "new": "Ёлкина"}
    assert last_changes(person).keys() == {"last_name", "phone", "position"}


def test_saving_without_a_change_leaves_no_trace(world: World) -> None:
    by = world.actor(world.service.dispatcher)
    outcomes = edit_people([edit_of(by, world.service.customer)], by=by, at=world.at)
    assert outcomes[0].result == Result.SAME
    assert fresh(world.service.customer).version == 1
    assert events_about(world.service.customer) == []


def test_a_company_that_is_taken_away_ends_at_once(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    companies = frozenset({house.polus.pk, house.zenit.pk})
    edit = edit_of(by, house.customer_of_two, company_ids=companies)
    edit_people([edit], by=by, at=world.at)
    rows = {row.company_id: row for row in employments_of(house.customer_of_two)}
    yesterday = by.today - timedelta(days=1)
    assert rows[house.mayak.pk].till == yesterday
    assert (rows[house.polus.pk].till, rows[house.zenit.pk].since) == (None, by.today)
    changes = last_changes(house.customer_of_two)["companies"]
    assert [each["name"] for each in changes["old"]] == ["Маяк", "Полюс"]
    assert [each["name"] for each in changes["new"]] == ["Зенит", "Полюс"]


def test_a_company_of_today_that_is_taken_away_never_was(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    both = frozenset({house.zenit.pk, house.mayak.pk})
    edit_people([edit_of(by, house.customer, company_ids=both)], by=by, at=world.at)
    one = frozenset({house.zenit.pk})
    edit_people([edit_of(by, house.customer, company_ids=one)], by=by, at=world.at)
    assert [row.company_id for row in employments_of(house.customer)] == [house.zenit.pk]


def test_a_company_can_be_left_and_joined_on_one_day(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    for company in (house.mayak, house.zenit):
        edit = edit_of(by, house.customer, company_ids=frozenset({company.pk}))
        only(edit_people([edit], by=by, at=world.at))
    spans = [(row.company_id, row.since, row.till) for row in employments_of(house.customer)]
    yesterday = by.today - timedelta(days=1)
    assert spans == [
        (house.zenit.pk, date(2020, 1, 1), yesterday),
        (house.zenit.pk, by.today, None),
    ]


def test_a_link_that_was_to_begin_later_begins_now_when_chosen(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    row = employments_of(house.former_customer)[0]
    later = by.today + timedelta(days=9)
    Employment.objects.filter(pk=row.pk).update(since=later, till=None)
    chosen = frozenset({house.zenit.pk})
    edit = edit_of(by, house.former_customer, company_ids=chosen)
    only(edit_people([edit], by=by, at=world.at))
    assert [each.since for each in employments_of(house.former_customer)] == [by.today]


def test_the_last_company_area_and_role_are_not_taken_away(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    nothing = {"company_ids": frozenset(), "area_ids": frozenset(), "role_ids": frozenset()}
    edit = edit_of(by, house.customer, **nothing)
    assert errors_of(edit_people([edit], by=by, at=world.at)).keys() == nothing.keys()
    # Whoever has none of them can be edited nevertheless.
    edit = edit_of(by, house.loner, last_name="Двойнова")
    assert refusal_of(edit_people([edit], by=by, at=world.at)) == ""


def test_what_the_actor_does_not_see_stays_and_is_not_told(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.technician),
        Permission.EDIT_PEOPLE,
        Permission.SEE_ALL_PEOPLE,
        Permission.SEE_OWN_COMPANIES,
    )
    edit = edit_of(by, house.customer, last_name="Зайченко")
    assert (edit.input.company_ids, edit.input.role_ids) == (frozenset(), frozenset())
    only(edit_people([edit], by=by, at=world.at))
    assert [row.till for row in employments_of(house.customer)] == [None]
    assert roles_of(house.customer) == {house.roles["CUSTOMER"].pk}
    assert last_changes(house.customer).keys() == {"last_name"}


def test_a_deleted_role_stays_with_whoever_has_it(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    Role.objects.filter(pk=house.roles["LEAD"].pk).update(deleted_at=world.at)
    edit = edit_of(by, house.lead_customer, position="глава")
    only(edit_people([edit], by=by, at=world.at))
    assert house.roles["LEAD"].pk in roles_of(house.lead_customer)


def test_a_customer_keeps_hidden_what_only_employees_have(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    Person.objects.filter(pk=house.customer.pk).update(personnel_number="17")
    PersonSkill.objects.create(
        organization=house.organization, person=house.customer, skill=house.skill
    )
    edit = edit_of(by, house.customer, position="врач", personnel_number="", skill_ids=frozenset())
    only(edit_people([edit], by=by, at=world.at))
    assert fresh(house.customer).personnel_number == "17"
    assert PersonSkill.objects.filter(person=house.customer).exists()


def test_an_edit_never_changes_the_kind(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    edit = edit_of(by, house.customer, kind="EMPLOYEE", position="врач")
    assert fresh(edit_people([edit], by=by, at=world.at)).kind == "CUSTOMER"


def test_a_stale_form_is_told_mine_and_theirs_and_writes_nothing(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    companies = frozenset({house.zenit.pk, house.mayak.pk})
    mine = edit_of(by, house.customer, position="мастер", company_ids=companies)
    theirs = edit_of(by, house.customer, position="врач", first_name="Зосима")
    only(edit_people([theirs], by=world.actor(house.head), at=world.at))
    (outcome,) = edit_people([mine], by=by, at=world.at)
    assert outcome.result == Result.STALE
    assert isinstance(outcome.refusal, Stale)
    assert outcome.refusal.differences == {
        "position": ("мастер", "врач"),
        "first_name": ("Захар", "Зосима"),
        "company_ids": (["Зенит", "Маяк"], ["Зенит"]),
    }
    assert outcome.refusal.version == 2
    assert fresh(house.customer).position == "врач"


def test_a_stale_form_that_wants_what_is_there_already_is_no_conflict(world: World) -> None:
    by = world.actor(world.service.dispatcher)
    edit = edit_of(by, world.service.customer, position="мастер")
    only(edit_people([edit], by=by, at=world.at))
    (outcome,) = edit_people([edit], by=by, at=world.at)
    assert outcome.result == Result.SAME


def test_names_in_a_conflict_are_in_the_readers_language(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    mine = edit_of(by, house.customer, area_ids=frozenset({house.south.pk}))
    theirs = edit_of(by, house.customer, position="врач")
    only(edit_people([theirs], by=by, at=world.at))
    with override("ru"):
        (outcome,) = edit_people([mine], by=by, at=world.at)
    assert isinstance(outcome.refusal, Stale)
    assert outcome.refusal.differences["area_ids"] == (["Юг"], ["Север"])


def test_roles_are_given_and_taken_as_events_of_their_own(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    wanted = frozenset({house.roles["HEAD"].pk})
    edit = edit_of(by, house.technician, role_ids=wanted)
    only(edit_people([edit], by=by, at=world.at))
    assert roles_of(house.technician) == wanted
    assert events_about(house.technician) == ["person.role_given", "person.role_taken"]


def test_whoever_may_not_give_roles_changes_none(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.head),
        Permission.EDIT_PEOPLE,
        Permission.SEE_ALL_PEOPLE,
        Permission.SEE_ROLES,
        Permission.SEE_ALL_COMPANIES,
    )
    edit = edit_of(by, house.technician, role_ids=frozenset({house.roles["CUSTOMER"].pk}))
    assert refusal_of(edit_people([edit], by=by, at=world.at)) == "RolesNotYours"
    edit = edit_of(by, house.technician, position="старший")
    assert refusal_of(edit_people([edit], by=by, at=world.at)) == ""


def test_a_dispatcher_neither_gives_nor_takes_what_allows_more(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    more = edit_of(by, house.technician, role_ids=frozenset({house.roles["HEAD"].pk}))
    less = edit_of(by, house.head, role_ids=frozenset({house.roles["TECHNICIAN"].pk}))
    outcomes = edit_people([more, less], by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == ["RoleNotYours"] * 2
    with override("en"):
        assert "«Head of service»" in str(outcomes[0].refusal)


def test_the_last_administrator_stays_one(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    technician = frozenset({house.roles["TECHNICIAN"].pk})
    edit = edit_of(by, house.admin, role_ids=technician)
    assert refusal_of(edit_people([edit], by=by, at=world.at)) == "LastAdministrator"
    both = technician | {house.roles["ADMINISTRATOR"].pk}
    only(edit_people([edit_of(by, house.technician, role_ids=both)], by=by, at=world.at))
    assert refusal_of(edit_people([edit], by=by, at=world.at)) == ""


def test_whoever_loses_the_shared_company_by_an_edit_keeps_it(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.technician),
        Permission.EDIT_PEOPLE,
        Permission.SEE_PEOPLE_OF_COMPANIES,
        Permission.SEE_ALL_COMPANIES,
    )
    leaving = edit_of(by, house.dispatcher, company_ids=frozenset(), position="врач")
    staying = edit_of(by, house.head, position="врач")
    own = edit_of(by, house.technician, company_ids=frozenset())
    outcomes = edit_people([leaving, staying], by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == ["OutOfSight", ""]
    assert (fresh(house.dispatcher).position, fresh(house.head).position) == ("", "врач")
    assert Event.objects.filter(kind="person.edited", subject_id=house.head.pk).count() == 2
    assert refusal_of(edit_people([own], by=by, at=world.at)) == ""


def test_taken_contacts_are_refused_at_their_fields_and_own_ones_are_not(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    edit = edit_of(by, house.customer, email=house.head.email, phone=house.head.phone)
    assert errors_of(edit_people([edit], by=by, at=world.at)).keys() == {"email", "phone"}
    edit = edit_of(by, house.customer, position="врач")
    assert refusal_of(edit_people([edit], by=by, at=world.at)) == ""


def test_a_banned_persons_card_is_read_only_until_the_ban_ends(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    edit = edit_of(by, house.banned, position="врач")
    assert refusal_of(edit_people([edit], by=by, at=world.at)) == "BannedPerson"
    Person.objects.filter(pk=house.banned.pk).update(banned_until=world.at)
    assert refusal_of(edit_people([edit], by=by, at=world.at)) == ""


@pytest.mark.parametrize("whom", ["deleted", "foreign"])
def test_whoever_is_not_seen_is_not_found(world: World, whom: str) -> None:
    house, by = world.service, world.actor(world.service.admin)
    person = house.deleted if whom == "deleted" else world.other.customer
    edit = PersonEdit(person.pk, a_customer(house))
    assert refusal_of(edit_people([edit], by=by, at=world.at)) == "NotVisible"
    assert fresh(person).last_name == person.last_name


def test_only_whoever_may_edits_people(world: World) -> None:
    house = world.service
    edit = edit_of(world.actor(house.admin), house.customer)
    for person in (house.technician, house.customer):
        with pytest.raises(NotPermitted):
            edit_people([edit], by=world.actor(person), at=world.at)


def test_many_edits_at_once_have_an_outcome_each(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    added = add_people([a_customer(house) for _ in range(2)], by=by, at=world.at)
    people = [fresh([outcome]) for outcome in added]
    edits = [
        edit_of(by, people[0], position="мастер", sex="MALE"),
        edit_of(by, house.banned, position="врач"),
        edit_of(by, people[1]),
        edit_of(by, house.technician, is_mobile=True, personnel_number="3"),
    ]
    outcomes = edit_people(edits, by=by, at=world.at)
    assert [outcome.result for outcome in outcomes] == [
        Result.DONE,
        Result.REFUSED,
        Result.SAME,
        Result.DONE,
    ]
    assert fresh(people[0]).sex == "MALE" and fresh(house.technician).is_mobile
