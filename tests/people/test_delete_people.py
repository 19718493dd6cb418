"""Do deleted people leave the lists, and nothing else of theirs with them?"""

import pytest

from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted
from naryad.core.outcomes import Result
from naryad.people.actions import delete_people
from naryad.people.models import PersonArea
from naryad.people.visibility import people_visible_to
from tests.people.inputs import employments_of, events_about, fresh, refusal_of, roles_of
from tests.world import World


def test_a_deleted_person_is_out_of_the_lists_and_keeps_all_links(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    person = fresh(delete_people([house.customer.pk], by=by, at=world.at))
    assert (person.deleted_at, person.is_living, person.version) == (world.at, False, 2)
    assert not people_visible_to(by).filter(pk=person.pk).exists()
    assert people_visible_to(by, with_deleted=True).filter(pk=person.pk).exists()
    assert roles_of(person) and employments_of(person)[0].till is None
    carried = (employments_of(person)[0].is_living, PersonArea.objects.get(person=person).is_living)
    assert carried == (False, False)
    assert events_about(person) == ["person.deleted"]


def test_whoever_is_deleted_already_is_left_alone_or_not_found(world: World) -> None:
    house = world.service
    (outcome,) = delete_people([house.deleted.pk], by=world.actor(house.head), at=world.at)
    assert outcome.result == Result.SAME
    by = world.with_permissions(
        world.actor(house.head), Permission.SEE_ALL_PEOPLE, Permission.DELETE_PEOPLE
    )
    assert refusal_of(delete_people([house.deleted.pk], by=by, at=world.at)) == "NotVisible"


def test_neither_oneself_nor_the_last_administrator_is_deleted(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    outcomes = delete_people([house.head.pk, house.admin.pk], by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == [
        "OneselfRefused",
        "LastAdministrator",
    ]


def test_only_whoever_may_deletes_and_only_whom_they_see(world: World) -> None:
    house = world.service
    with pytest.raises(NotPermitted):
        delete_people([house.customer.pk], by=world.actor(house.dispatcher), at=world.at)
    outcomes = delete_people([world.other.customer.pk], by=world.actor(house.head), at=world.at)
    assert refusal_of(outcomes) == "NotVisible"
    assert fresh(world.other.customer).deleted_at is None
