"""What happens when two people change the same people at the same moment?"""

from functools import partial
from typing import Any

import pytest

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.areas.models import Area
from naryad.catalog.models import Reason
from naryad.core.errors import NotPermitted, Stale
from naryad.core.outcomes import Outcome, only
from naryad.core.requests import answer_once
from naryad.people.actions import (
    add_people,
    ban_people,
    convert_people,
    edit_people,
    restore_people,
)
from naryad.people.administrators import working_administrators
from naryad.people.models import Person, PersonRole
from tests.people.inputs import a_customer, edit_of, employments_of, errors_of, fresh, refusal_of
from tests.races.holding import held_up
from tests.threads import at_once
from tests.world import World

Answer = list[Outcome] | Exception


def test_of_two_who_edit_one_card_one_wins_and_the_other_sees_both_sides(own_world: World) -> None:
    house = own_world.service
    acts = []
    for editor, position in ((house.dispatcher, "врач"), (house.head, "мастер")):
        by = own_world.actor(editor)
        edit = edit_of(by, house.customer, position=position)
        acts.append(partial(edit_people, [edit], by=by, at=own_world.at))
    answers = held_up(partial(_lock, house.customer), *acts)
    lost = [answer for answer in answers if refusal_of(_told(answer)) == "Stale"]
    assert len(lost) == 1
    refusal = _told(lost[0])[0].refusal
    assert isinstance(refusal, Stale)
    mine, theirs = refusal.differences["position"]
    assert {mine, theirs} == {"врач", "мастер"}
    assert fresh(house.customer).position == theirs


def test_two_administrators_who_ban_each_other_leave_one(own_world: World) -> None:
    house = own_world.service
    _make_administrator(own_world, house.head)
    acts = [
        _ban(own_world, house.admin, by=own_world.actor(house.head)),
        _ban(own_world, house.head, by=own_world.actor(house.admin)),
    ]
    answers = held_up(partial(_lock, house.admin), *acts)
    assert len([answer for answer in answers if isinstance(answer, NotPermitted)]) == 1
    assert len(working_administrators(house.id, at=own_world.at)) == 1


def test_two_others_who_ban_the_last_two_administrators_leave_one(own_world: World) -> None:
    house = own_world.service
    for person in (house.dispatcher, house.technician):
        _give(own_world, person, "HEAD")
    _make_administrator(own_world, house.head)
    acts = [
        _ban(own_world, house.admin, by=own_world.actor(house.dispatcher)),
        _ban(own_world, house.head, by=own_world.actor(house.technician)),
    ]
    reason = Reason.objects.filter(pk=house.ban_reason.pk)
    answers = held_up(partial(reason.select_for_update().get), *acts)
    assert sorted(refusal_of(_told(answer)) for answer in answers) == ["", "LastAdministrator"]
    assert len(working_administrators(house.id, at=own_world.at)) == 1


def test_a_double_click_adds_one_person(own_world: World) -> None:
    house, by = own_world.service, own_world.actor(own_world.service.dispatcher)
    given = a_customer(house)

    def click() -> Any:
        return answer_once(
            lambda: only(add_people([given], by=by, at=own_world.at)),
            organization_id=house.id,
            person_id=house.dispatcher.pk,
            key="a form",
            given={"email": given.email},
            at=own_world.at,
        )

    first, second = held_up(partial(_lock, house.dispatcher), click, click)
    assert first == second
    assert Person.objects.filter(email=given.email).count() == 1


@pytest.mark.parametrize("contact", [{"email": "new@x.example"}, {"phone": "+79990000001"}])
def test_of_two_who_add_one_contact_the_second_is_told_at_the_field(
    own_world: World, contact: dict[str, str]
) -> None:
    house = own_world.service
    acts = [
        partial(
            add_people,
            [a_customer(house, **contact)],
            by=own_world.actor(person),
            at=own_world.at,
        )
        for person in (house.dispatcher, house.head)
    ]
    # The first waits with the contact in hand, the second for the contact.
    area = Area.objects.filter(pk=house.north.pk)
    answers = held_up(partial(area.select_for_update().get), *acts)
    told = [errors_of(_told(answer)) for answer in answers]
    assert sorted(map(list, told)) == [[], list(contact)]


def test_two_lists_with_crossing_contacts_are_both_answered(own_world: World) -> None:
    house = own_world.service
    emails = [f"p{number:03}@x.example" for number in range(600)]
    phones = [f"+7999000{number:04}" for number in range(600)]
    lists = [
        [
            a_customer(house, email=f"{side}{email}", phone=phone)
            for email, phone in zip(emails, order, strict=True)
        ]
        for side, order in (("a", phones), ("b", phones[::-1]))
    ]
    people = zip(lists, (house.dispatcher, house.head), strict=True)
    acts = [
        partial(add_people, given, by=own_world.actor(person), at=own_world.at)
        for given, person in people
    ]
    both = Person.objects.filter(pk__in=[house.dispatcher.pk, house.head.pk]).order_by("pk")
    first, second = held_up(lambda: list(both.select_for_update()), *acts)
    done = [one for one in _told(first) + _told(second) if one.is_done]
    assert len(done) == len(phones)
    assert {name for one in _told(first) + _told(second) for name in errors_of([one])} == {"phone"}


def test_two_who_rename_each_other_are_both_answered(own_world: World) -> None:
    house = own_world.service
    acts = []
    for editor, edited in ((house.admin, house.head), (house.head, house.admin)):
        by = own_world.actor(editor)
        edit = edit_of(by, edited, last_name="Новая", company_ids=frozenset({house.zenit.pk}))
        acts.append(partial(edit_people, [edit], by=by, at=own_world.at))
    answers = held_up(partial(_lock, house.admin), *acts)
    assert [refusal_of(_told(answer)) for answer in answers] == ["", ""]


def test_a_conversion_and_a_new_company_at_once_leave_one_side(own_world: World) -> None:
    house = own_world.service
    by = own_world.actor(house.head)
    both = frozenset({house.zenit.pk, house.mayak.pk})
    edit = edit_of(by, house.customer, company_ids=both)
    ids = [house.customer.pk]
    acts = [
        partial(edit_people, [edit], by=by, at=own_world.at),
        partial(
            convert_people,
            ids,
            to=Kind.EMPLOYEE,
            by=own_world.actor(house.dispatcher),
            at=own_world.at,
        ),
    ]
    held_up(partial(_lock, house.customer), *acts)
    rows = employments_of(house.customer)
    assert {row.side for row in rows if row.till is None} == {"STAFF"}
    assert {row.kind for row in rows} == {"EMPLOYEE"}


def test_a_restoration_and_a_new_person_with_its_contact_leave_one(own_world: World) -> None:
    house = own_world.service
    given = a_customer(house, email=house.deleted.email)
    acts = [
        partial(add_people, [given], by=own_world.actor(house.dispatcher), at=own_world.at),
        partial(
            restore_people, [house.deleted.pk], by=own_world.actor(house.head), at=own_world.at
        ),
    ]
    answers = at_once(*acts)
    assert len([one for answer in answers for one in _told(answer) if one.is_done]) == 1
    assert Person.objects.filter(email=house.deleted.email, deleted_at=None).count() == 1


def _told(answer: Answer) -> list[Outcome]:
    if isinstance(answer, Exception):
        raise answer
    return answer


def _lock(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _ban(world: World, person: Person, *, by: Actor) -> "partial[list[Outcome]]":
    reason_id = world.service.ban_reason.pk
    return partial(ban_people, [person.pk], reason_id=reason_id, until=None, by=by, at=world.at)


def _give(world: World, person: Person, code: str) -> None:
    house = world.service
    PersonRole.objects.create(
        organization=house.organization, person=person, role=house.roles[code]
    )


def _make_administrator(world: World, person: Person) -> None:
    _give(world, person, "ADMINISTRATOR")
