"""Can the administrator of one organization touch what somebody has in another?

One login, two organizations: whatever the other administrator does there, the login, its sessions
and the access here stay as they were.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from naryad.access.kind import Kind
from naryad.accounts import actions as accounts
from naryad.accounts.models import Login, Membership, SignIn
from naryad.letters.models import Letter
from naryad.organizations.models import Organization
from naryad.people import actions as people
from naryad.people.models import Person
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.post import read_newest
from tests.world import PASSWORD, World

Deed = Callable[[World], object]


def change_email(world: World) -> object:
    return Person.objects.filter(pk=world.other.shared.pk).update(email="moved@other.example")


def change_email_and_invite(world: World) -> object:
    change_email(world)
    return invite(world)


def invite(world: World) -> object:
    by = world.actor(world.other.admin)
    return accounts.invite_people([world.other.shared.pk], by=by, at=world.at)


def ban(world: World) -> object:
    return people.ban_people(
        [world.other.shared.pk],
        reason_id=world.other.ban_reason.pk,
        until=None,
        by=world.actor(world.other.admin),
        at=world.at,
    )


def delete(world: World) -> object:
    by = world.actor(world.other.admin)
    return people.delete_people([world.other.shared.pk], by=by, at=world.at)


def convert(world: World) -> object:
    by = world.actor(world.other.admin)
    return people.convert_people([world.other.shared.pk], to=Kind.EMPLOYEE, by=by, at=world.at)


def erase(world: World) -> object:
    by = world.actor(world.other.admin)
    people.request_erasure([world.other.shared.pk], by=by, at=world.at)
    return people.erase_due_people(at=world.at + timedelta(days=31))


DEEDS = [change_email, change_email_and_invite, invite, ban, delete, convert, erase]


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_done_there_changes_login_sessions_or_access_here(world: World, deed: Deed) -> None:
    person = world.service.shared
    client = Client()
    client.post("/sign-in/", {"email": person.email, "password": PASSWORD})
    client.post("/organization/", {"organization": str(world.service.id)})
    before = Login.objects.filter(pk=world.login(person).pk).values().get()
    deed(world)
    assert Login.objects.filter(pk=world.login(person).pk).values().get() == before
    assert client.get("/portal/").status_code == 200
    assert Membership.objects.get(person=person).ended_at is None
    assert sign_in_answer(person) == "/"


def sign_in_answer(person: Person) -> str:
    given = {"email": person.email, "password": PASSWORD}
    return Client().post("/sign-in/", given).headers["Location"]


@pytest.mark.parametrize("deed", [ban, delete])
def test_what_is_closed_there_leaves_the_other_organization_to_choose(
    world: World, deed: Deed
) -> None:
    client = world.client(world.other.shared)
    assert client.get("/portal/").status_code == 200
    deed(world)
    page = client.get("/portal/").content.decode()
    assert "СервисПром" in page


def test_one_switches_between_organizations_and_each_keeps_its_own_journal(world: World) -> None:
    SignIn.objects.all().delete()
    client = world.client(world.service.shared)
    choice = client.get("/organization/").content.decode()
    assert f'value="{world.other.id}"' in choice
    before = client.session.session_key
    client.post("/organization/", {"organization": str(world.other.id)})
    assert client.session.session_key != before
    assert world.other.shared.first_name.split()[0] in client.get("/portal/").content.decode()
    (entry,) = SignIn.objects.all()
    assert entry.organization_id == world.other.id


@pytest.mark.parametrize("wanted", ["", "0", "x", "999999", "other"])
def test_nobody_switches_to_an_organization_they_do_not_belong_to(
    world: World, wanted: str
) -> None:
    client = world.client(world.service.customer)
    chosen = str(world.other.id) if wanted == "other" else wanted
    assert client.post("/organization/", {"organization": chosen}).status_code == 404
    assert client.session["organization"] == world.service.id


def test_an_organization_with_a_host_is_entered_there_alone(world: World) -> None:
    organization = world.other.organization
    organization.host = "other.example"
    organization.save()
    here = world.client(world.service.shared)
    assert "СервисПром" in here.get("/portal/").content.decode()
    there = here.get("/portal/", HTTP_HOST="other.example").content.decode()
    assert "СервисПром" not in there
    stranger = world.client(world.service.customer)
    assert stranger.get("/portal/", HTTP_HOST="other.example").status_code == 403


@pytest.mark.parametrize("kind", ["password", "password-told", "email-change"])
def test_links_of_a_login_never_lead_to_the_host_of_an_organization(
    world: World, settings: Settings, kind: str
) -> None:
    """Else whoever holds that host would hold the login, and with it the other organization."""
    Organization.objects.filter(pk=world.other.id).update(host="evil.example")
    settings.BASE_URL = "https://base.example"
    login, at, host = world.login(world.service.shared), world.at, "evil.example"
    if kind == "password":
        accounts.ask_new_password(login.email, host=host, address="192.0.2.1", at=at)
    elif kind == "email-change":
        new = "new@x.example"
        accounts.ask_email_change(login.pk, email=new, current=PASSWORD, host=host, at=at)
    else:
        accounts.change_password(
            login.pk,
            current=PASSWORD,
            password=NEW_PASSWORD,
            again=NEW_PASSWORD,
            host=host,
            session_key="",
            at=at,
        )
    letter = Letter.objects.filter(kind=kind, subject_id=login.pk).latest("pk")
    assert letter.organization_id == world.other.id
    content = read_newest(letter.to, kind, at=at)
    assert content.link is not None
    assert content.link[1].startswith("https://base.example/")
