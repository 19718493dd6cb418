"""How do people give programs a token, and where is one never shown again?"""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from naryad.access.permissions import Permission
from naryad.accounts import actions
from naryad.accounts.models import ApiToken, Membership
from naryad.accounts.token_input import clean_token
from naryad.core.models import AnsweredRequest
from naryad.history.models import Event
from naryad.people.actions import add_service_user
from naryad.people.models import Person, PersonRole, RolePermission
from naryad.people.reach import RoleNotYours
from tests.accounts.factor_steps import sign_in
from tests.api.calling import Program, program_of
from tests.database import ROOT, TestDatabase
from tests.web.pages import english, read_words
from tests.world import World

COMMAND = [sys.executable, "-m", "naryad.config.cli", "token"]
SECRET = re.compile(r"nry_[\w-]{43}")
GIVEN = {"name": "Accounting", "may": "read", "days": "30"}


def test_a_token_is_made_in_the_profile_shown_once_and_ended(world: World) -> None:
    client = sign_in(world.service.head.email)
    shown = client.post("/profile/tokens/", GIVEN)
    (secret,) = set(SECRET.findall(shown.content.decode()))
    program = Program(secret)
    assert program.get("me")["scopes"] == ["read"]
    later = client.get("/profile/tokens/").content.decode()
    assert "Accounting" in later and secret[:8] in later and secret not in later
    token = ApiToken.objects.get(person=world.service.head)
    assert client.post(reverse("profile_token_end", args=[token.pk])).status_code == 303
    assert program.call("GET", "me").status_code == 401
    kinds = Event.objects.filter(subject_id=world.service.head.pk, is_about_rights=True)
    assert {"person.token_made", "person.token_ended"} <= set(kinds.values_list("kind", flat=True))


def test_whoever_did_not_sign_in_a_moment_ago_proves_it_first(world: World) -> None:
    answer = world.client(world.service.head).post("/profile/tokens/", GIVEN)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/profile/confirm/")
    assert not ApiToken.objects.filter(person=world.service.head).exists()


def test_what_is_wrong_with_a_token_stands_at_its_field(world: World) -> None:
    answer = sign_in(world.service.head.email).post("/profile/tokens/", {**GIVEN, "name": " "})
    assert answer.status_code == 422


def test_a_service_user_is_made_with_roles_and_gets_a_token(world: World) -> None:
    client = english(world, world.service.admin)
    role = world.service.roles["TECHNICIAN"].pk
    given = {"name": "Warehouse", "roles": [str(role)], "areas": [str(world.service.north.pk)]}
    added = client.post("/office/settings/programs/new/", given)
    assert added.status_code == 303
    user = Person.objects.get(is_service=True, organization=world.service.organization)
    shown = client.post(added.headers["Location"], {**GIVEN, "may": "write"})
    (secret,) = set(SECRET.findall(shown.content.decode()))
    me = Program(secret).get("me")
    assert (me["id"], me["service"], me["administrator"]) == (user.pk, True, False)
    page = read_words(client.get("/office/settings/programs/"))
    assert "Warehouse" in page and secret not in page
    ended = client.post(reverse("program_end", args=[user.pk]))
    assert ended.status_code == 303
    assert Program(secret).call("GET", "me").status_code == 401


def test_roles_beyond_ones_own_are_not_taken(world: World) -> None:
    """Somebody who keeps the integrations and gives the roles of technicians."""
    keeper = replace(
        world.actor(world.service.dispatcher),
        permissions=world.actor(world.service.dispatcher).permissions
        | {Permission.MANAGE_INTEGRATIONS},
    )

    def add(code: str) -> int:
        roles = frozenset({world.service.roles[code].pk})
        return add_service_user("X", role_ids=roles, area_ids=frozenset(), by=keeper, at=world.at)

    added = add("TECHNICIAN")
    with pytest.raises(RoleNotYours):
        add("ADMINISTRATOR")
    PersonRole.objects.filter(person_id=added).update(role=world.service.roles["HEAD"])
    with pytest.raises(RoleNotYours):
        actions.make_service_token(added, clean_token(name="X"), by=keeper, at=world.at)


def test_an_administrator_ends_the_token_of_somebody_else(world: World) -> None:
    program = program_of(world, world.service.technician)
    token = ApiToken.objects.get(person=world.service.technician)
    client = english(world, world.service.admin)
    assert token.start in client.get("/office/settings/programs/").content.decode()
    client.post(reverse("token_end", args=[token.pk]))
    assert program.call("GET", "me").status_code == 401


def test_tokens_and_answers_that_are_long_over_are_forgotten(world: World) -> None:
    program = program_of(world, world.service.admin)
    headers = {"Idempotency-Key": "k"}
    program.post("companies", {"name": "Кедр"}, headers=headers, status=201)
    actions.forget_what_is_over(at=world.at + timedelta(hours=23))
    assert AnsweredRequest.objects.filter(key__startswith="api/").exists()
    actions.forget_what_is_over(at=world.at + timedelta(days=2))
    assert not AnsweredRequest.objects.filter(key__startswith="api/").exists()
    assert ApiToken.objects.filter(person=world.service.admin).count() == 2
    actions.forget_what_is_over(at=world.at + timedelta(days=800))
    assert ApiToken.objects.filter(person=world.service.admin).count() == 1  # without an end


def test_the_command_prints_a_token_and_asks_which_organization_is_meant(
    own_database: TestDatabase, own_world: World
) -> None:
    def command(*words: str) -> subprocess.CompletedProcess[str]:
        environment = own_database.environment
        return subprocess.run(
            [*COMMAND, *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    head, shared = own_world.service.head, own_world.login(own_world.service.shared)
    made = command("--login", head.email, "--name", "Nightly", "--days", "7")
    assert made.returncode == 0, made.stderr
    assert SECRET.fullmatch(made.stdout.strip())
    assert Membership.objects.filter(login=shared, ended_at=None).count() == 2
    asked = command("--login", str(shared.email), "--name", "Nightly")
    assert asked.returncode != 0 and asked.stdout == ""
    assert asked.stderr.count("--organization") == 2
    number = str(own_world.service.id)
    chosen = command("--login", str(shared.email), "--name", "N", "--organization", number)
    assert SECRET.fullmatch(chosen.stdout.strip()), chosen.stderr
    assert command("--login", "nobody@nowhere.example", "--name", "N").returncode != 0


def test_one_right_opens_programs_and_webhooks_and_nothing_else_of_the_settings(
    world: World,
) -> None:
    house = world.service
    RolePermission.objects.create(
        organization=house.organization,
        role=house.roles["DISPATCHER"],
        permission=Permission.MANAGE_INTEGRATIONS,
    )
    client = english(world, house.dispatcher)
    settings, programs = reverse("organization_settings"), reverse("programs")
    answer = client.get(settings)
    assert (answer.status_code, answer.headers["Location"]) == (303, programs)
    for place in ("programs", "webhooks"):
        page = client.get(reverse(place))
        words, written = read_words(page), page.content.decode()
        assert page.status_code == 200
        assert "Integrations" in words and "Consent text" not in words
        assert all(f'href="{each}"' in written for each in (settings, programs))
        assert f'href="{reverse("webhooks")}"' in written
    assert client.post(settings, {}).status_code == 403
    assert client.get(reverse("organization_sign_in")).status_code == 403
