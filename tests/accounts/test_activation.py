"""How does an invited person come in for the first time, and which links open nothing?"""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from naryad.accounts import actions
from naryad.accounts.actions.create_login import LoginExists
from naryad.accounts.models import (
    Consent,
    Invitation,
    InvitationState,
    Login,
    Membership,
    SecretLink,
    SignIn,
)
from naryad.accounts.secret_links import UsedLink
from naryad.history.models import Event
from naryad.organizations.models import ConsentText
from naryad.people.models import Person
from tests.accounts.conftest import NEW_PASSWORD, invite, make_newcomer
from tests.accounts.post import link_in
from tests.threads import at_once
from tests.world import World

PAGE = "/activate/"


def look(client: Client, path: str) -> tuple[int, str]:
    """Follow the link of the letter: status and text of the page it leads to."""
    assert client.get(path).headers["Location"] == PAGE
    answer = client.get(PAGE)
    return answer.status_code, answer.content.decode()


def open_page(client: Client, path: str) -> str:
    return look(client, path)[1]


def fill(page: str, **given: str) -> dict[str, str]:
    """What a person fills in who agrees and types the password twice."""
    shown = re.search(r'name="consent_id" value="(\d+)"', page)
    assert shown is not None
    filled = {"consent_id": shown[1], "consent": "on"}
    return filled | {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD} | given


def test_an_invited_person_sets_a_password_and_is_in(world: World, newcomer: Person) -> None:
    client, path = Client(HTTP_USER_AGENT="Firefox/128.0 (Windows)"), invite(world, newcomer)
    page = open_page(client, path)
    assert "ServicePro" in page
    assert newcomer.email in page
    answer = client.post(PAGE, fill(page))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert client.get("/").headers["Location"] == "/portal/"
    assert newcomer.first_name in client.get("/portal/").content.decode()
    login = Login.objects.get(email=newcomer.email)
    assert login.check_password(NEW_PASSWORD)
    assert Membership.objects.get(login=login, ended_at=None).person == newcomer


def test_activation_keeps_the_consent_the_event_and_the_visit(
    world: World, newcomer: Person
) -> None:
    client, path = Client(), invite(world, newcomer)
    client.post(PAGE, fill(open_page(client, path)))
    consent = Consent.objects.get(person=newcomer)
    assert (consent.text.number, consent.address) == (1, "127.0.0.1")
    event = Event.objects.filter(subject="person", subject_id=newcomer.pk).latest("pk")
    assert (event.kind, event.actor) == ("person.activated", newcomer)
    assert event.changes == {"consent": {"old": None, "new": 1}}
    invitation = Invitation.objects.get(person=newcomer)
    assert invitation.state == InvitationState.ACTIVATED
    assert SignIn.objects.get(person=newcomer).outcome == SignIn.Outcome.DONE


def test_only_a_hash_of_the_link_is_kept(world: World, newcomer: Person) -> None:
    secret = invite(world, newcomer).split("/")[2]
    assert len(secret) >= 43
    link = SecretLink.objects.latest("pk")
    assert secret not in (link.hash, link.address)
    assert len(link.hash) == 64


def test_looking_spends_nothing(world: World, newcomer: Person) -> None:
    path = invite(world, newcomer)
    scanner = Client()
    for _try in range(3):
        scanner.head(path)
        open_page(scanner, path)
    assert Invitation.objects.get(person=newcomer).state == InvitationState.OPENED
    client = Client()
    assert client.post(PAGE, fill(open_page(client, path))).status_code == 303


def test_everything_that_is_wrong_is_said_at_once(world: World, newcomer: Person) -> None:
    client, path = Client(), invite(world, newcomer)
    page = open_page(client, path)
    wrong = fill(page, password="short", password_again="other") | {"consent": ""}
    answer = client.post(PAGE, wrong)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-describedby="id_password-error' in text
    assert "Without consent" in text
    assert not Login.objects.filter(email=newcomer.email).exists()


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("chiller", "chiller", "too short: at least 10"),
        ("password123", "password123", "too common: it is"),
        ("newcomer-zenit", "newcomer-zenit", "own name or company"),
        (NEW_PASSWORD, "", "required"),
        (NEW_PASSWORD, NEW_PASSWORD[:-1], "shorter"),
        (NEW_PASSWORD, NEW_PASSWORD + "s", "longer"),
        (NEW_PASSWORD, NEW_PASSWORD.upper(), "differ"),
    ],
)
def test_a_password_is_checked_and_its_fault_named(
    world: World, newcomer: Person, password: str, again: str, said: str
) -> None:
    client, path = Client(), invite(world, newcomer)
    page = open_page(client, path)
    answer = client.post(PAGE, fill(page, password=password, password_again=again))
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_consent_text_that_has_changed_is_read_anew(world: World, newcomer: Person) -> None:
    client, path = Client(), invite(world, newcomer)
    page = open_page(client, path)
    ConsentText.objects.create(
        organization=world.service.organization, number=2, text={"en": "More"}, at=world.at
    )
    answer = client.post(PAGE, fill(page))
    assert answer.status_code == 422
    assert "has changed" in answer.content.decode()


def test_a_used_link_says_so_and_leads_to_the_sign_in(world: World, newcomer: Person) -> None:
    client, path = Client(), invite(world, newcomer)
    client.post(PAGE, fill(open_page(client, path)))
    later = Client()
    status, text = look(later, path)
    assert status == 410
    assert "used already" in text
    assert later.post(PAGE, {"consent": "on"}).status_code == 410


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"email": "other@zenit.example"}, "another address"),
        ({"deleted_at": "now"}, "withdrawn"),
        ({"banned_at": "now"}, "withdrawn"),
    ],
)
def test_a_link_dies_with_the_address_and_with_the_access(
    world: World, newcomer: Person, change: dict[str, str], said: str
) -> None:
    path = invite(world, newcomer)
    values = {name: world.at if value == "now" else value for name, value in change.items()}
    Person.objects.filter(pk=newcomer.pk).update(**values)
    status, text = look(Client(), path)
    assert status == 410
    assert said in text


def test_a_link_dies_when_the_letter_is_sent_anew(world: World, newcomer: Person) -> None:
    path = invite(world, newcomer)
    client = Client()
    page = open_page(client, path)
    invite(world, newcomer)
    assert client.post(PAGE, fill(page)).status_code == 410
    status, text = look(Client(), path)
    assert status == 410
    assert "newer letter" in text


def test_a_link_works_for_72_hours_to_the_minute(world: World, newcomer: Person) -> None:
    path = invite(world, newcomer)
    link = SecretLink.objects.latest("pk")
    assert link.expires_at - link.created_at == timedelta(hours=72)
    SecretLink.objects.filter(pk=link.pk).update(expires_at=world.at)
    assert "time of this link is over" in open_page(Client(), path)


@pytest.mark.parametrize("secret", ["x", "a" * 43, "%2E%2E", "é"])
def test_a_made_up_link_opens_nothing(world: World, secret: str) -> None:
    assert look(Client(), f"/activate/{secret}/")[0] == 410


def test_earlier_links_of_one_letter_work_until_one_is_used(world: World, newcomer: Person) -> None:
    """The worker made a second one, because it could not know whether the first had left."""
    first = invite(world, newcomer)
    second = link_in(newcomer.email, "invitation", at=world.at)
    client = Client()
    page = open_page(client, first)
    assert open_page(Client(), second)
    assert client.post(PAGE, fill(page)).status_code == 303
    assert look(Client(), second)[0] == 410


def test_whoever_is_signed_in_as_somebody_else_leaves_them(world: World, newcomer: Person) -> None:
    client, path = world.client(world.service.admin), invite(world, newcomer)
    client.post(PAGE, fill(open_page(client, path)))
    assert client.get("/").headers["Location"] == "/portal/"
    assert newcomer.first_name in client.get("/portal/").content.decode()


def test_two_who_activate_one_link_make_one_login(own_world: World) -> None:
    newcomer = make_newcomer(own_world)
    invite(own_world, newcomer)
    activate = _activation(own_world, SecretLink.objects.latest("pk"))
    outcomes = at_once(activate, activate)
    assert {type(each) for each in outcomes} == {Login, UsedLink}
    assert Membership.objects.filter(person=newcomer, ended_at=None).count() == 1


def test_two_organizations_that_invite_one_new_address_at_once_make_one_login(
    own_world: World,
) -> None:
    ours = make_newcomer(own_world)
    theirs = own_world.other.loner
    theirs.email = ours.email
    theirs.save()
    links = []
    for person in (ours, theirs):
        invite(own_world, person)
        links.append(SecretLink.objects.latest("pk"))
    outcomes = at_once(*[_activation(own_world, link) for link in links])
    assert {type(each) for each in outcomes} == {Login, LoginExists}
    assert Login.objects.filter(email=ours.email).count() == 1


def _activation(world: World, link: SecretLink) -> Callable[[], Login]:
    consent = ConsentText.objects.filter(organization=link.organization).latest("number").pk
    return lambda: actions.activate_invitation(
        link.pk,
        login=None,
        password=NEW_PASSWORD,
        again=NEW_PASSWORD,
        consent_id=consent,
        address="127.0.0.1",
        at=world.at,
    )
