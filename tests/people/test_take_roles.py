"""Is one role taken from many only by those who may give it, and never the last?"""

import pytest

from naryad.core.errors import NotPermitted
from naryad.core.outcomes import Result
from naryad.people.actions import take_roles
from naryad.people.models import PersonRole
from naryad.people.reach import RoleNotYours
from tests.people.inputs import events_about, fresh, refusal_of, roles_of
from tests.world import World


def test_a_role_is_taken_from_those_who_have_another(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    role_id = house.roles["CUSTOMER"].pk
    ids = [house.lead_customer.pk, house.customer.pk, house.technician.pk, house.banned.pk]
    outcomes = take_roles(ids, role_id=role_id, by=by, at=world.at)
    assert [refusal_of([outcome]) for outcome in outcomes] == ["", "OnlyRole", "", "BannedPerson"]
    assert outcomes[2].result == Result.SAME
    assert roles_of(house.lead_customer) == {house.roles["LEAD"].pk}
    assert fresh(house.lead_customer).version == 2
    assert events_about(house.lead_customer) == ["person.role_taken"]


def test_the_last_administrator_keeps_the_role(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    PersonRole.objects.create(
        organization=house.organization, person=house.admin, role=house.roles["TECHNICIAN"]
    )
    role_id = house.roles["ADMINISTRATOR"].pk
    outcomes = take_roles([house.admin.pk], role_id=role_id, by=by, at=world.at)
    assert refusal_of(outcomes) == "LastAdministrator"
    assert role_id in roles_of(house.admin)


def test_a_role_that_allows_more_is_taken_from_nobody(world: World) -> None:
    house = world.service
    with pytest.raises(RoleNotYours):
        take_roles(
            [house.head.pk],
            role_id=house.roles["HEAD"].pk,
            by=world.actor(house.dispatcher),
            at=world.at,
        )


def test_only_whoever_may_takes_roles(world: World) -> None:
    house = world.service
    role_id = house.roles["CUSTOMER"].pk
    with pytest.raises(NotPermitted):
        take_roles(
            [house.customer.pk], role_id=role_id, by=world.actor(house.technician), at=world.at
        )
