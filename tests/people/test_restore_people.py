"""Do deleted people come back as they were, unless somebody stands in their place?"""

import pytest
from django.utils.translation import override

from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted
from naryad.core.outcomes import Result
from naryad.people.actions import delete_people, request_erasure, restore_people
from naryad.people.models import Person, PersonRole
from tests.people.inputs import events_about, fresh, refusal_of
from tests.world import World


def test_a_restored_person_is_as_before(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    person = fresh(restore_people([house.deleted.pk], by=by, at=world.at))
    assert (person.deleted_at, person.is_living, person.version) == (None, True, 2)
    assert events_about(person) == ["person.restored"]


def test_the_living_twin_is_named_to_those_who_see_it(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    Person.objects.filter(pk=house.customer_of_two.pk).update(email=house.deleted.email)
    (outcome,) = restore_people([house.deleted.pk], by=by, at=world.at)
    assert outcome.refusal is not None
    assert outcome.refusal.values["twin_id"] == house.customer_of_two.pk
    with override("en"):
        assert str(outcome.refusal).startswith("Майя Морозова has this person's e-mail or phone")


def test_a_twin_out_of_sight_is_not_named(world: World) -> None:
    house = world.service
    Person.objects.filter(pk=house.customer_of_two.pk).update(email=house.deleted.email)
    by = world.with_permissions(
        world.actor(house.technician),
        Permission.SEE_PEOPLE_IN_AREAS,
        Permission.SEE_DELETED_PEOPLE,
        Permission.DELETE_PEOPLE,
        Permission.SEE_OWN_COMPANIES,
        Permission.SEE_ASSETS_OF_COMPANIES,
        Permission.SEE_TICKETS_OF_COMPANIES,
        Permission.SEE_REQUESTED_TICKETS,
        Permission.ADD_TICKETS,
    )
    assert refusal_of(restore_people([house.deleted.pk], by=by, at=world.at)) == "HiddenTwin"


def test_of_two_deleted_people_with_one_contact_one_comes_back(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    delete_people([house.customer.pk], by=by, at=world.at)
    Person.objects.filter(pk=house.customer.pk).update(phone=house.deleted.phone)
    ids = [house.deleted.pk, house.customer.pk]
    outcomes = restore_people(ids, by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == ["", "HiddenTwin"]
    assert refusal_of(restore_people(ids[1:], by=by, at=world.at)) == "LivingTwin"


def test_a_head_of_service_does_not_bring_an_administrator_back(world: World) -> None:
    house = world.service
    PersonRole.objects.create(
        organization=house.organization, person=house.deleted, role=house.roles["ADMINISTRATOR"]
    )
    outcomes = restore_people([house.deleted.pk], by=world.actor(house.head), at=world.at)
    assert refusal_of(outcomes) == "RoleNotYours"


def test_before_an_erasure_it_must_be_taken_back(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    request_erasure([house.customer.pk], by=by, at=world.at)
    outcomes = restore_people([house.customer.pk], by=by, at=world.at)
    assert refusal_of(outcomes) == "ErasureAhead"


def test_the_living_are_left_alone_and_the_unseen_not_found(world: World) -> None:
    house = world.service
    (outcome,) = restore_people([house.customer.pk], by=world.actor(house.head), at=world.at)
    assert outcome.result == Result.SAME
    by = world.with_permissions(
        world.actor(house.head), Permission.SEE_ALL_PEOPLE, Permission.DELETE_PEOPLE
    )
    assert refusal_of(restore_people([house.deleted.pk], by=by, at=world.at)) == "NotVisible"
    with pytest.raises(NotPermitted):
        restore_people([house.deleted.pk], by=world.actor(house.dispatcher), at=world.at)
