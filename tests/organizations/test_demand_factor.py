"""Who demands a second factor of the administrators, and what follows at once?"""

import pytest

from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted
from naryad.history.models import Event
from naryad.organizations.actions import demand_factor
from naryad.organizations.models import Organization
from naryad.people.models import RolePermission
from tests.accounts.factor_steps import FACTORS, add_app, sign_in
from tests.web.pages import english, read_words
from tests.world import World

PAGE = "/office/settings/organization/sign-in/"


@pytest.fixture
def demanded(world: World) -> World:
    Organization.objects.filter(pk=world.service.id).update(administrators_need_factor=True)
    return world


def test_an_administrator_switches_it_on_is_told_and_led_there(world: World) -> None:
    client = english(world, world.service.admin)
    assert "You have none yet" in read_words(client.get(PAGE))
    answer = client.post(PAGE, {"administrators_need_factor": "on"})
    assert answer.headers["Location"] == PAGE
    assert client.get(PAGE).headers["Location"] == FACTORS
    assert "Settings saved" in read_words(client.get(FACTORS))
    event = Event.objects.latest("pk")
    assert (event.kind, event.actor) == ("organization.sign_in_edited", world.service.admin)
    assert event.changes == {"administrators_need_factor": {"old": False, "new": True}}
    assert not Organization.objects.get(pk=world.other.id).administrators_need_factor


def test_it_stands_in_the_journal_and_can_be_switched_off(world: World) -> None:
    client = sign_in(world.service.admin.email)
    add_app(client)
    client.post(PAGE, {"administrators_need_factor": "on"})
    journal = read_words(client.get("/office/journal/?kind=rights"))
    assert "Rules of the sign-in changed" in journal
    assert "Administrators need a second factor: no yes" in journal
    client.post(PAGE, {})
    assert not Organization.objects.get(pk=world.service.id).administrators_need_factor


def test_the_same_again_is_no_event(world: World) -> None:
    by, before = world.actor(world.service.admin), Event.objects.count()
    assert demand_factor(False, by=by, at=world.at) is False
    assert Event.objects.count() == before


def test_who_may_edit_the_organization_and_is_no_administrator_cannot_disarm_it(
    demanded: World,
) -> None:
    house = demanded.service
    RolePermission.objects.create(
        organization=house.organization,
        role=house.roles["HEAD"],
        permission=Permission.EDIT_ORGANIZATION,
    )
    client = english(demanded, house.head)
    assert "Only an administrator changes this" in read_words(client.get(PAGE))
    assert client.post(PAGE, {}).status_code == 403
    with pytest.raises(NotPermitted):
        demand_factor(False, by=demanded.actor(house.head), at=demanded.at)
    assert Organization.objects.get(pk=house.id).administrators_need_factor


def test_the_form_of_the_organization_does_not_reach_it(demanded: World) -> None:
    client = sign_in(demanded.service.admin.email)
    add_app(client)
    client.post("/office/settings/organization/", {"administrators_need_factor": ""})
    assert Organization.objects.get(pk=demanded.service.id).administrators_need_factor
