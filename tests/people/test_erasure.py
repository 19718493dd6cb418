"""Are somebody's data erased for good, thirty days after it was asked for and not before?"""

from datetime import timedelta

import pytest
from django.utils.translation import override

from naryad.access.permissions import Permission
from naryad.accounts.models import Consent, Identity, Invitation, Membership, SecretLink, SignIn
from naryad.core.drafts import find_draft, keep_draft
from naryad.core.errors import NotPermitted
from naryad.core.models import AnsweredRequest
from naryad.core.outcomes import Result
from naryad.files.models import File
from naryad.history.models import Event
from naryad.letters.models import Letter
from naryad.people.actions import (
    erase_due_people,
    request_erasure,
    restore_people,
    take_back_erasure,
)
from naryad.people.jobs import erase_due
from naryad.people.models import Person, PersonArea, PersonSkill
from naryad.people.visibility import people_visible_to
from tests.people.inputs import employments_of, events_about, fresh, refusal_of, roles_of
from tests.world import World

MONTH = timedelta(days=30)


def test_a_request_deletes_at_once_and_names_the_day(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    person = fresh(request_erasure([house.customer.pk], by=by, at=world.at))
    assert (person.deleted_at, person.erase_at) == (world.at, world.at + MONTH)
    assert person.last_name == "Зайцев"
    assert events_about(person) == ["person.erasure_requested", "person.deleted"]


def test_a_deleted_person_can_be_erased_and_a_second_request_changes_nothing(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    person = fresh(request_erasure([house.deleted.pk], by=by, at=world.at))
    assert events_about(person) == ["person.erasure_requested"]
    later = world.at + timedelta(days=1)
    (outcome,) = request_erasure([house.deleted.pk], by=by, at=later)
    assert outcome.result == Result.SAME
    assert fresh(person).erase_at == world.at + MONTH


def test_within_the_month_it_is_taken_back_and_later_it_is_not(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    ids = [house.customer.pk]
    request_erasure(ids, by=by, at=world.at)
    assert refusal_of(take_back_erasure(ids, by=by, at=world.at + MONTH)) == "TooLate"
    person = fresh(take_back_erasure(ids, by=by, at=world.at + MONTH - timedelta(seconds=1)))
    assert (person.erase_at, person.deleted_at) == (None, world.at)
    assert events_about(person)[-1] == "person.erasure_taken_back"
    (outcome,) = take_back_erasure(ids, by=by, at=world.at)
    assert outcome.result == Result.SAME
    assert refusal_of(restore_people(ids, by=by, at=world.at)) == ""


def test_nobody_is_erased_before_the_day(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    request_erasure([house.customer.pk], by=by, at=world.at)
    assert erase_due_people(at=world.at + MONTH - timedelta(seconds=1)) == 0
    assert erase_due_people(at=world.at + MONTH) == 1
    assert erase_due_people(at=world.at + MONTH) == 0


def test_the_job_erases_whoever_is_due_by_the_clock(world: World) -> None:
    Person.objects.filter(pk=world.service.deleted.pk).update(erase_at=world.at)
    erase_due(timestamp=0)
    assert fresh(world.service.deleted).erased_at is not None


def test_nothing_that_names_the_person_is_left(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    _leave_traces(world)
    whom = [house.technician.pk, house.customer.pk, house.lead_customer.pk]
    hidden = {
        value
        for person in Person.objects.filter(pk__in=whom)
        for value in (person.last_name, person.email, person.phone, person.phone.removeprefix("+"))
    }
    request_erasure(whom, by=by, at=world.at)
    assert erase_due_people(at=world.at + MONTH) == 3
    for text in _all_texts(world, whom):
        assert not any(value in text for value in hidden), text
    person = fresh(house.technician)
    assert (person.erased_at, person.erase_at) == (world.at + MONTH, None)
    assert roles_of(person) == set()
    assert not PersonArea.objects.filter(person__in=whom).exists()
    assert not PersonSkill.objects.filter(person__in=whom).exists()
    assert [row.till is not None for row in employments_of(person)] == [True]
    assert events_about(person)[-1] == "person.erased"
    assert not Identity.objects.filter(login=world.login(house.customer)).exists()


def test_the_erased_are_named_as_such_in_the_readers_language(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    request_erasure([house.customer.pk], by=by, at=world.at)
    erase_due_people(at=world.at + MONTH)
    with override("en"):
        assert str(fresh(house.customer)) == "Erased person"
    assert not people_visible_to(by).filter(pk=house.customer.pk).exists()


def test_others_and_the_other_organization_keep_everything(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    request_erasure([house.customer.pk, house.shared.pk], by=by, at=world.at)
    erase_due_people(at=world.at + MONTH)
    assert fresh(house.technician).last_name == "Титов"
    assert fresh(world.other.shared).email == world.other.shared.email
    assert Membership.objects.get(person=world.other.shared).ended_at is None
    assert Membership.objects.get(person=house.shared).ended_at is not None
    assert Identity.objects.filter(organization=world.other.organization).exists()
    kept = Event.objects.filter(subject_id=house.technician.pk, subject="person")
    assert not kept.filter(changes__last_name__erased=True).exists()


def test_the_erased_do_not_come_back(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    ids = [house.customer.pk]
    request_erasure(ids, by=by, at=world.at)
    erase_due_people(at=world.at + MONTH)
    for act in (restore_people, take_back_erasure, request_erasure):
        assert refusal_of(act(ids, by=by, at=world.at + MONTH)) == "ErasedPerson"


def test_neither_oneself_nor_the_last_administrator_is_erased(world: World) -> None:
    house = world.service
    by = world.with_permissions(
        world.actor(house.head), Permission.SEE_ALL_PEOPLE, Permission.ERASE_PEOPLE
    )
    outcomes = request_erasure([house.head.pk, house.admin.pk], by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == [
        "OneselfRefused",
        "LastAdministrator",
    ]


def test_only_whoever_may_erases_and_takes_back(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    with pytest.raises(NotPermitted):
        request_erasure([house.customer.pk], by=by, at=world.at)
    with pytest.raises(NotPermitted):
        take_back_erasure([house.customer.pk], by=by, at=world.at)
    outcomes = request_erasure([world.other.customer.pk], by=world.actor(house.admin), at=world.at)
    assert refusal_of(outcomes) == "NotVisible"


def _leave_traces(world: World) -> None:
    house = world.service
    person = house.technician
    named = {"organization_id": house.id, "person_id": person.pk}
    keep_draft(**named, form="person/7", values={"x": person.email}, at=world.at)
    keep_draft(
        organization_id=house.id,
        person_id=house.head.pk,
        form=f"person/{person.pk}",
        values={"last_name": person.last_name},
        at=world.at,
    )
    AnsweredRequest.objects.create(
        **named, key="1", input_hash="", answer={"name": person.last_name}, at=world.at
    )


def _all_texts(world: World, whom: list[int]) -> list[str]:
    """Every row of every table that has something to do with them, as text."""
    house = world.service
    letters = Letter.objects.filter(person__in=whom)
    rows = [
        *Person.objects.filter(pk__in=whom).values(),
        *File.objects.filter(owner_noun="person", owner_id__in=whom).values(),
        *Event.objects.filter(subject="person", subject_id__in=whom).values(),
        *Invitation.objects.filter(person__in=whom).values(),
        *SecretLink.objects.filter(letter__in=letters).values(),
        *Consent.objects.filter(person__in=whom).values(),
        *SignIn.objects.filter(person__in=whom).values(),
        *letters.values(),
        *AnsweredRequest.objects.values(),
    ]
    form = f"person/{house.technician.pk}"
    assert find_draft(organization_id=house.id, person_id=house.head.pk, form=form) is None
    assert len(rows) > 10
    return [str(row) for row in rows]
