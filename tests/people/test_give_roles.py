"""Is one role given to many only by those who may give it?"""

import pytest

from naryad.core.errors import NotPermitted, NotVisible
from naryad.core.outcomes import Result
from naryad.people.actions import give_roles
from naryad.people.reach import RoleNotYours
from tests.people.inputs import events_about, fresh, refusal_of, roles_of
from tests.world import World


def test_a_role_is_given_to_those_who_lack_it(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    role_id = house.roles["TECHNICIAN"].pk
    ids = [house.customer.pk, house.technician.pk, house.banned.pk, world.other.customer.pk]
    outcomes = give_roles(ids, role_id=role_id, by=by, at=world.at)
    assert [outcome.result for outcome in outcomes[:2]] == [Result.DONE, Result.SAME]
    assert [refusal_of([outcome]) for outcome in outcomes[2:]] == ["BannedPerson", "NotVisible"]
    assert role_id in roles_of(house.customer)
    assert fresh(house.customer).version == 2
    assert events_about(house.customer) == ["person.role_given"]
    assert role_id not in roles_of(house.banned)


def test_a_role_that_allows_more_is_given_to_nobody(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    with pytest.raises(RoleNotYours):
        give_roles([house.technician.pk], role_id=house.roles["HEAD"].pk, by=by, at=world.at)


def test_administrator_is_given_by_administrators_alone(world: World) -> None:
    house = world.service
    role_id = house.roles["ADMINISTRATOR"].pk
    with pytest.raises(RoleNotYours):
        give_roles([house.technician.pk], role_id=role_id, by=world.actor(house.head), at=world.at)
    by = world.actor(house.admin)
    assert refusal_of(give_roles([house.technician.pk], role_id=role_id, by=by, at=world.at)) == ""


def test_a_role_of_another_organization_is_not_found(world: World) -> None:
    by = world.actor(world.service.admin)
    role_id = world.other.roles["CUSTOMER"].pk
    with pytest.raises(NotVisible):
        give_roles([world.service.technician.pk], role_id=role_id, by=by, at=world.at)


def test_only_whoever_may_gives_roles(world: World) -> None:
    house = world.service
    with pytest.raises(NotPermitted):
        give_roles(
            [house.customer.pk],
            role_id=house.roles["CUSTOMER"].pk,
            by=world.actor(house.technician),
            at=world.at,
        )
