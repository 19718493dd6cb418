"""Who gives an organization a host of its own, and which hosts are taken?"""

import subprocess
import sys

import pytest
from pytest_django import Settings

from naryad.access.actor import act_as_system
from naryad.core.errors import Invalid, NotPermitted
from naryad.history.models import Event
from naryad.organizations.actions import set_host
from naryad.organizations.models import Organization
from tests.database import ROOT, TestDatabase
from tests.web.pages import english, read_form
from tests.world import World

COMMAND = [sys.executable, "-m", "naryad.config.cli", "set-host"]


def give(world: World, host: str) -> str | None:
    return set_host(host, by=act_as_system(world.service.id), at=world.at)


def refusal(world: World, host: str) -> str:
    with pytest.raises(Invalid) as caught:
        give(world, host)
    return str(caught.value.errors["host"])


def test_the_operator_gives_and_takes_back_a_host(world: World) -> None:
    assert give(world, "https://Service.Example.com/") == "service.example.com"
    assert Organization.objects.get(pk=world.service.id).host == "service.example.com"
    event = Event.objects.latest("pk")
    assert (event.kind, event.actor) == ("organization.edited", None)
    assert event.changes["host"]["new"] == "service.example.com"
    assert give(world, "") is None
    assert Organization.objects.get(pk=world.service.id).host is None


def test_an_administrator_gives_no_host(world: World) -> None:
    with pytest.raises(NotPermitted):
        set_host("evil.example", by=world.actor(world.service.admin), at=world.at)
    here = "/office/settings/organization/"
    client = english(world, world.service.admin)
    sent = read_form(client.get(here), here).filled(zone="Asia/Omsk")
    assert client.post(here, {**sent, "host": "evil.example"}).status_code == 303
    kept = Organization.objects.get(pk=world.service.id)
    assert (kept.zone, kept.host) == ("Asia/Omsk", None)


@pytest.mark.parametrize(
    "typed",
    ["localhost", "127.0.0.1", "a b.example.com", "a..example.com", "[::1]", "[broken", "-a.b.ru"],
)
def test_what_is_no_full_name_of_a_host_is_refused(world: World, typed: str) -> None:
    assert "full name" in refusal(world, typed)


def test_the_common_address_belongs_to_nobody(world: World, settings: Settings) -> None:
    settings.BASE_URL = "https://common.example.com"
    assert "common address" in refusal(world, "common.example.com")


def test_a_host_in_cyrillic_is_kept_in_the_letters_of_the_network(world: World) -> None:
    assert give(world, "пример.рф") == "xn--e1afmkfd.xn--p1ai"


def test_a_host_belongs_to_one_organization(world: World) -> None:
    Organization.objects.filter(pk=world.other.id).update(host="a.example.com")
    assert "already in use" in refusal(world, "a.example.com")
    assert give(world, "b.example.com") == "b.example.com"


def test_the_command_sets_it_and_names_what_is_wrong(
    own_database: TestDatabase, own_world: World
) -> None:
    def command(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *words],
            cwd=ROOT,
            env=own_database.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert command(str(own_world.other.id), "own.example.com").returncode == 0
    assert Organization.objects.get(pk=own_world.other.id).host == "own.example.com"
    assert "already in use" in command(str(own_world.service.id), "own.example.com").stderr
    assert "no such organization" in command("0", "own.example.com").stderr
