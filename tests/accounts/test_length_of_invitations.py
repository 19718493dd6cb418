"""Is an invitation by text message one message, whatever the names and hosts?"""

import re

import pytest
from pytest_django import Settings

from naryad.accounts import actions
from naryad.accounts.letters.one_message import count_units
from naryad.core.labels import make_label
from naryad.core.outcomes import only
from naryad.organizations.models import Organization
from naryad.people.models import Person
from tests.accounts.telephone import (
    PHONE,
    make_caller,
    read_text,
)
from tests.world import World

LONG = "Федеральное государственное унитарное предприятие «Лифтремонт» имени Ё. Ёлкина 🛗🛗"


@pytest.fixture
def caller(world: World) -> Person:
    return make_caller(world)


def ask(world: World, person: Person) -> None:
    by = world.actor(world.service.admin)
    only(actions.invite_people([person.pk], by=by, at=world.at))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["Зенит", LONG, "Я" * 200, "🛗" * 60, "A\nB\tC"])
@pytest.mark.parametrize(
    "host",
    [
        "",
        "a.ru",
        "service.example.com",
        "naryad.very-long-name-of-a-company.example.com",
        "naryad.an-even-longer-name-of-the-company.example.com",
    ],
)
def test_an_invitation_is_one_message_whatever_the_names(
    world: World, caller: Person, settings: Settings, language: str, name: str, host: str
) -> None:
    settings.BASE_URL = f"https://{host or 'naryad.service.example'}"
    Organization.objects.filter(pk=world.service.id).update(name=make_label(ru=name, en=name))
    Person.objects.filter(pk=caller.pk).update(language=language)
    ask(world, caller)
    text = read_text(PHONE, "invitation", at=world.at)
    assert count_units(text) <= 70
    assert "\n" not in text
    assert re.search(r"/i/[A-Za-z0-9]{14}$", text)


def test_a_long_host_of_the_organization_gives_way_to_the_common_one(
    world: World, caller: Person, settings: Settings
) -> None:
    settings.BASE_URL = "https://naryad.example"
    host = f"{'very-' * 12}long.example.com"
    Organization.objects.filter(pk=world.service.id).update(host=host)
    ask(world, caller)
    assert "https://naryad.example/i/" in read_text(PHONE, "invitation", at=world.at)
