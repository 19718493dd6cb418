"""Does a new person come into being as asked, and only where that is allowed?"""

import pytest

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted, ReadOnlyView
from naryad.core.outcomes import Result, only
from naryad.history.models import Event
from naryad.people.actions import add_people
from naryad.people.models import PersonArea, PersonSkill, PersonWorkType
from tests.people.inputs import (
    a_customer,
    an_employee,
    employments_of,
    errors_of,
    events_about,
    fresh,
    refusal_of,
    roles_of,
)
from tests.world import World


def test_a_dispatcher_adds_a_customer_of_two_companies(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    given = a_customer(
        house,
        last_name="Ёжикова",
        email="new@x.example",
        phone="+79160001122",
        position="энергетик",
        company_ids=frozenset({house.zenit.pk, house.mayak.pk}),
    )
    person = fresh(add_people([given], by=by, at=world.at))
    assert (person.kind, person.email, person.version) == (Kind.CUSTOMER, "new@x.example", 1)
    assert person.sort_key == "ежикова никита"
    assert person.search_text.split(" ") == [
        "",
        "ежикова",
        "никита",
        "new@x.example",
        "энергетик",
        "79160001122",
    ]
    assert roles_of(person) == {house.roles["CUSTOMER"].pk}
    links = [(row.company_id, row.side, row.position, row.till) for row in employments_of(person)]
    assert links == [
        (house.zenit.pk, "CLIENT", "энергетик", None),
        (house.mayak.pk, "CLIENT", "энергетик", None),
    ]
    assert {row.since for row in employments_of(person)} == {by.today}


def test_history_tells_what_was_filled_in_and_each_role_apart(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    person = fresh(add_people([a_customer(house)], by=by, at=world.at))
    assert events_about(person) == ["person.added", "person.role_given"]
    added, given = Event.objects.filter(subject="person", subject_id=person.pk).order_by("pk")
    assert added.actor_id == house.dispatcher.pk
    assert added.changes["companies"]["new"] == [{"id": house.zenit.pk, "name": "Зенит"}]
    assert added.changes["areas"]["new"][0]["name"] == {"ru": "Север", "en": "North"}
    assert not {"roles", "role_ids", "phone", "sex"} & added.changes.keys()
    role = house.roles["CUSTOMER"]
    assert given.changes == {"role": {"old": None, "new": {"id": role.pk, "name": role.name}}}


def test_an_employee_works_on_the_companys_side_with_skills_and_work_types(world: World) -> None:
    house = world.service
    given = an_employee(
        house,
        personnel_number="17",
        is_mobile=True,
        skill_ids=frozenset({house.skill.pk}),
        work_type_ids=frozenset({house.work_type.pk}),
    )
    person = fresh(add_people([given], by=world.actor(house.admin), at=world.at))
    assert (person.personnel_number, person.is_mobile) == ("17", True)
    assert employments_of(person)[0].side == "STAFF"
    assert PersonSkill.objects.filter(person=person, skill=house.skill).exists()
    assert PersonWorkType.objects.filter(person=person, work_type=house.work_type).exists()


def test_a_customer_gets_nothing_that_only_employees_have(world: World) -> None:
    house = world.service
    given = a_customer(
        house, personnel_number="17", is_mobile=True, skill_ids=frozenset({house.skill.pk})
    )
    person = fresh(add_people([given], by=world.actor(house.admin), at=world.at))
    assert (person.personnel_number, person.is_mobile) == ("", False)
    assert not PersonSkill.objects.filter(person=person).exists()


def test_whoever_names_no_area_gets_the_default_one(world: World) -> None:
    house = world.service
    given = a_customer(house, area_ids=frozenset())
    person = fresh(add_people([given], by=world.actor(house.admin), at=world.at))
    areas = PersonArea.objects.filter(person=person).values_list("area_id", flat=True)
    assert list(areas) == [house.default_area.pk]


def test_a_new_customer_needs_a_company_and_a_role(world: World) -> None:
    house = world.service
    given = a_customer(house, role_ids=frozenset(), company_ids=frozenset())
    outcomes = add_people([given], by=world.actor(house.admin), at=world.at)
    assert errors_of(outcomes).keys() == {"role_ids", "company_ids"}


def test_whoever_may_give_no_roles_adds_people_without_any(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.admin),
        Permission.ADD_PEOPLE,
        Permission.SEE_ALL_PEOPLE,
        Permission.SEE_ALL_COMPANIES,
        Permission.SEE_ROLES,
    )
    assert refusal_of(add_people([a_customer(house)], by=by, at=world.at)) == "RolesNotYours"
    given = a_customer(house, role_ids=frozenset())
    assert roles_of(fresh(add_people([given], by=by, at=world.at))) == set()


@pytest.mark.parametrize("code", ["ADMINISTRATOR", "HEAD", "DISPATCHER"])
def test_a_dispatcher_gives_no_role_that_allows_more(world: World, code: str) -> None:
    house = world.service
    given = an_employee(house, role_ids=frozenset({house.roles[code].pk}))
    outcomes = add_people([given], by=world.actor(house.dispatcher), at=world.at)
    # What a dispatcher holds in full, a dispatcher may give.
    assert refusal_of(outcomes) == ("" if code == "DISPATCHER" else "RoleNotYours")


@pytest.mark.parametrize(
    ("field", "thing"),
    [
        ("role_ids", "roles"),
        ("company_ids", "zenit"),
        ("area_ids", "north"),
        ("skill_ids", "skill"),
        ("work_type_ids", "work_type"),
    ],
)
def test_what_another_organization_owns_cannot_be_linked(
    world: World, field: str, thing: str
) -> None:
    foreign = getattr(world.other, thing)
    foreign_id = foreign["CUSTOMER"].pk if thing == "roles" else foreign.pk
    given = an_employee(world.service, **{field: frozenset({foreign_id})})
    outcomes = add_people([given], by=world.actor(world.service.admin), at=world.at)
    assert errors_of(outcomes).keys() == {field}


def test_a_company_out_of_sight_cannot_be_linked(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.admin),
        Permission.ADD_PEOPLE,
        Permission.SEE_ALL_PEOPLE,
        Permission.SEE_OWN_COMPANIES,
        Permission.GIVE_ROLES,
    )
    assert errors_of(add_people([a_customer(house)], by=by, at=world.at)).keys() >= {"company_ids"}


def test_a_contact_belongs_to_one_living_person(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    taken = a_customer(house, email=house.customer.email, phone=house.head.phone)
    assert errors_of(add_people([taken], by=by, at=world.at)) == {
        "email": "Захар Зайцев has this e-mail. Give another or open that card.",
        "phone": "Глеб Громов has this number. Give another or open that card.",
    }
    free = a_customer(house, email=house.deleted.email)
    assert refusal_of(add_people([free], by=by, at=world.at)) == ""
    other = a_customer(house, phone=house.head.phone, phone_extension="12")
    assert refusal_of(add_people([other], by=by, at=world.at)) == ""


def test_the_other_organization_may_have_the_same_contact(world: World) -> None:
    given = a_customer(world.service, email=world.other.customer.email)
    assert only(add_people([given], by=world.actor(world.service.admin), at=world.at))


def test_a_hidden_owner_of_a_contact_is_not_named(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.technician),
        Permission.ADD_PEOPLE,
        Permission.SEE_PEOPLE_IN_AREAS,
        Permission.SEE_ALL_COMPANIES,
    )
    given = a_customer(house, email=house.customer_of_two.email, role_ids=frozenset())
    errors = errors_of(add_people([given], by=by, at=world.at))
    assert errors == {"email": "Another person of the organization has this contact."}


def test_of_two_rows_with_one_contact_the_second_is_refused(world: World) -> None:
    house = world.service
    rows = [
        a_customer(house, email="same@x.example"),
        a_customer(house, email="same@x.example"),
        a_customer(house, email="apart@x.example"),
    ]
    outcomes = add_people(rows, by=world.actor(house.admin), at=world.at)
    assert [outcome.result for outcome in outcomes] == [Result.DONE, Result.REFUSED, Result.DONE]
    assert errors_of([outcomes[1]]).keys() == {"email"}


def test_whoever_would_be_out_of_sight_is_not_added_and_the_others_are(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.technician),
        Permission.ADD_PEOPLE,
        Permission.SEE_PEOPLE_OF_COMPANIES,
        Permission.SEE_ALL_COMPANIES,
    )
    own = frozenset({house.own_company.pk})
    rows = [
        an_employee(house, role_ids=frozenset(), company_ids=company_ids)
        for company_ids in (own, frozenset[int](), own)
    ]
    outcomes = add_people(rows, by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == ["", "OutOfSight", ""]
    assert errors_of(add_people(rows[:1], by=by, at=world.at)).keys() == {"email"}
    assert refusal_of(add_people(rows[1:2], by=by, at=world.at)) == "OutOfSight"


def test_only_whoever_may_adds_people(world: World) -> None:
    house = world.service
    for person in (house.technician, house.customer, house.lead_customer):
        with pytest.raises(NotPermitted):
            add_people([a_customer(house)], by=world.actor(person), at=world.at)
    with pytest.raises(ReadOnlyView):
        by = world.actor(house.dispatcher, viewed_by=house.admin)
        add_people([a_customer(house)], by=by, at=world.at)


def test_whoever_was_banned_a_moment_ago_adds_nobody(world: World) -> None:
    house = world.service
    by = world.actor(house.admin)
    house.admin.banned_at = world.at
    house.admin.save()
    with pytest.raises(NotPermitted):
        add_people([a_customer(house)], by=by, at=world.at)
