"""Is a ban lifted only by those who might give what wakes with it?"""

import pytest

from naryad.core.errors import NotPermitted
from naryad.core.outcomes import Result
from naryad.people.actions import unban_people
from naryad.people.models import Person, PersonRole
from tests.people.inputs import events_about, fresh, last_changes, refusal_of
from tests.world import World


def test_a_lifted_ban_leaves_nothing_but_history(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    person = fresh(unban_people([house.banned.pk], by=by, at=world.at))
    assert (person.banned_at, person.banned_until, person.ban_reason_id) == (None, None, None)
    assert not person.is_banned(at=world.at) and person.version == 2
    assert events_about(person) == ["person.unbanned"]
    reason = {"id": house.ban_reason.pk, "name": dict(house.ban_reason.name)}
    assert last_changes(person) == {"ban_reason": {"old": reason, "new": None}}


def test_whoever_is_not_banned_or_not_any_more_is_left_alone(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    Person.objects.filter(pk=house.banned.pk).update(banned_until=world.at)
    outcomes = unban_people([house.banned.pk, house.customer.pk], by=by, at=world.at)
    assert [outcome.result for outcome in outcomes] == [Result.SAME] * 2


def test_a_head_of_service_does_not_wake_an_administrator(world: World) -> None:
    house = world.service
    PersonRole.objects.create(
        organization=house.organization, person=house.banned, role=house.roles["ADMINISTRATOR"]
    )
    outcomes = unban_people([house.banned.pk], by=world.actor(house.head), at=world.at)
    assert refusal_of(outcomes) == "RoleNotYours"
    outcomes = unban_people([house.banned.pk], by=world.actor(house.admin), at=world.at)
    assert refusal_of(outcomes) == ""


def test_only_whoever_may_lifts_bans_and_only_of_whom_they_see(world: World) -> None:
    house = world.service
    with pytest.raises(NotPermitted):
        unban_people([house.banned.pk], by=world.actor(house.dispatcher), at=world.at)
    outcomes = unban_people([world.other.banned.pk], by=world.actor(house.head), at=world.at)
    assert refusal_of(outcomes) == "NotVisible"
