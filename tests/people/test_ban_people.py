"""Does a ban close the way in, for as long as it says?"""

from datetime import timedelta

import pytest

from naryad.core.errors import Invalid, NotPermitted
from naryad.core.outcomes import Result
from naryad.people.actions import ban_people
from naryad.people.models import PersonRole
from tests.people.inputs import events_about, fresh, last_changes, refusal_of
from tests.world import World


def test_a_ban_has_a_reason_and_an_end(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    until = world.at + timedelta(days=3)
    person = fresh(
        ban_people(
            [house.customer.pk], reason_id=house.ban_reason.pk, until=until, by=by, at=world.at
        )
    )
    assert person.is_banned(at=world.at) and not person.is_banned(at=until)
    assert (person.ban_reason_id, person.version) == (house.ban_reason.pk, 2)
    assert events_about(person) == ["person.banned"]
    reason = {"id": house.ban_reason.pk, "name": dict(house.ban_reason.name)}
    assert last_changes(person) == {
        "ban_reason": {"old": None, "new": reason},
        "banned_until": {"old": None, "new": until.isoformat()},
    }


def test_a_second_ban_changes_the_end_and_the_same_one_changes_nothing(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    ids, reason_id = [house.banned.pk], house.ban_reason.pk
    (outcome,) = ban_people(ids, reason_id=reason_id, until=None, by=by, at=world.at)
    assert outcome.result == Result.SAME
    until = world.at + timedelta(days=1)
    person = fresh(ban_people(ids, reason_id=reason_id, until=until, by=by, at=world.at))
    assert person.banned_until == until
    assert last_changes(person) == {"banned_until": {"old": None, "new": until.isoformat()}}


def test_the_reason_is_one_of_the_directory_and_the_end_lies_ahead(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    with pytest.raises(Invalid) as refused:
        ban_people(
            [house.customer.pk],
            reason_id=world.other.ban_reason.pk,
            until=world.at,
            by=by,
            at=world.at,
        )
    assert refused.value.errors.keys() == {"reason_id", "until"}
    assert not fresh(house.customer).is_banned(at=world.at)


def test_neither_oneself_nor_the_last_administrator_is_banned(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    ids = [house.admin.pk, house.head.pk, house.technician.pk]
    outcomes = ban_people(ids, reason_id=house.ban_reason.pk, until=None, by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == [
        "LastAdministrator",
        "OneselfRefused",
        "",
    ]


def test_of_two_administrators_banned_at_one_stroke_the_first_stays(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    PersonRole.objects.create(
        organization=house.organization, person=house.technician, role=house.roles["ADMINISTRATOR"]
    )
    ids = [house.technician.pk, house.admin.pk]
    outcomes = ban_people(ids, reason_id=house.ban_reason.pk, until=None, by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == ["", "LastAdministrator"]


def test_only_whoever_may_bans_and_only_whom_they_see(world: World) -> None:
    house = world.service
    reason_id = house.ban_reason.pk
    with pytest.raises(NotPermitted):
        by = world.actor(house.dispatcher)
        ban_people([house.customer.pk], reason_id=reason_id, until=None, by=by, at=world.at)
    ids = [house.deleted.pk, world.other.customer.pk]
    outcomes = ban_people(
        ids, reason_id=reason_id, until=None, by=world.actor(house.head), at=world.at
    )
    assert [refusal_of([outcome]) for outcome in outcomes] == ["NotVisible"] * 2
