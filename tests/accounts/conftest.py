"""What do tests of accounts share?"""

import pytest

from naryad.accounts import actions
from naryad.people.models import Person
from tests.accounts.post import link_in
from tests.accounts.telephone import give_phone
from tests.world import World

NEW_PASSWORD = "chiller on the roof"


@pytest.fixture
def newcomer(world: World) -> Person:
    """A customer of the service company with an e-mail that has no login anywhere."""
    return make_newcomer(world)


@pytest.fixture
def owner(world: World) -> Person:
    """A customer who signs in with an e-mail and with PHONE."""
    give_phone(world, world.service.customer)
    return world.service.customer


def make_newcomer(world: World) -> Person:
    person = world.service.loner
    person.email, person.language = "newcomer@zenit.example", "en"
    person.save()
    return person


def invite(world: World, person: Person) -> str:
    """By the administrator; the path of the link in the letter."""
    house = world.service if person.organization_id == world.service.id else world.other
    (outcome,) = actions.invite_people([person.pk], by=world.actor(house.admin), at=world.at)
    assert outcome.refusal is None
    return link_in(person.email, "invitation", at=world.at)
