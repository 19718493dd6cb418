"""Does the owner of a login hear of every change, and nobody else?"""

from datetime import timedelta

import pytest
from django.test import Client

from naryad.accounts import actions
from naryad.accounts.actions.forget_what_is_over import EVENTS_KEPT
from naryad.accounts.client import Browser
from naryad.accounts.models import Login, LoginEvent, Membership, SignIn
from naryad.letters.models import Letter
from naryad.letters.visibility import letters_visible_to
from naryad.organizations.models import Organization
from tests.accounts.factor_steps import (
    APP,
    FACTORS,
    add_app,
    add_passkey,
    security_letters,
    sign_in,
)
from tests.accounts.post import compose, letters_to
from tests.accounts.soft_passkey import SoftPasskey
from tests.web.pages import read_words
from tests.world import World

FIREFOX = {"HTTP_USER_AGENT": "Mozilla/5.0 (Windows NT 10.0) Firefox/128.0"}


def test_each_change_is_told_with_device_and_address(world: World) -> None:
    email = world.service.head.email
    client = sign_in(email, **FIREFOX)
    add_app(client)
    add_passkey(client, SoftPasskey(), name="Рабочий <b>")
    client.post(f"{APP}removal/")
    app, passkey, removed = security_letters(email)
    assert "теперь нужен код" in app
    assert "«Рабочий <b>»" in passkey
    assert "отключено" in removed
    for told in (app, passkey, removed):
        assert "Firefox, Windows" in told
        assert "127.0.0.1" in told
        assert email in told
    events = LoginEvent.objects.filter(login=world.login(world.service.head)).order_by("pk")
    assert [each.what for each in events] == ["APP_ADDED", "PASSKEY_ADDED", "APP_REMOVED"]


def test_in_the_language_and_by_the_clock_of_its_owner(world: World) -> None:
    login = world.login(world.service.head)
    Login.objects.filter(pk=login.pk).update(language="en", zone="Asia/Tokyo")
    add_app(sign_in(login.email))
    (told,) = security_letters(login.email)
    assert "now asks for a code" in told
    assert "(Asia/Tokyo)" in told


@pytest.mark.parametrize("what", LoginEvent.What.values)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_kind_has_its_words(world: World, what: str, language: str) -> None:
    login = world.login(world.service.head)
    event = LoginEvent.objects.create(login=login, what=what, name="Phone", at=world.at)
    letter = Letter(
        kind="security",
        subject_id=event.pk,
        to=login.email,
        language=language,
        organization=world.service.organization,
    )
    content = compose(letter, at=world.at)
    assert content is not None
    assert "%(" not in " ".join((content.subject, *content.paragraphs, *content.notes))
    assert ("Phone" in " ".join(content.paragraphs)) == (
        what.startswith("PASSKEY") or what == LoginEvent.What.SERVICE_LINKED
    )


def test_a_letter_about_what_is_forgotten_is_not_sent(world: World) -> None:
    add_app(sign_in(world.service.head.email))
    LoginEvent.objects.all().delete()
    (letter,) = letters_to(world.service.head.email, "security")
    assert compose(letter, at=world.at) is None


def test_administrators_do_not_see_these_letters_nor_the_factors(world: World) -> None:
    add_app(sign_in(world.service.head.email))
    visible = letters_visible_to(world.actor(world.service.admin))
    assert not visible.filter(kind="security").exists()
    client = world.client(world.service.admin)
    card = read_words(client.get(f"/office/people/{world.service.head.pk}/"))
    other = read_words(client.get(f"/office/people/{world.service.head.pk}/other/"))
    assert "фактор" not in (card + other).lower()


def test_a_sign_in_from_a_new_device_is_told_but_for_the_very_first(world: World) -> None:
    login = world.login(world.service.head)
    SignIn.objects.filter(login=login).delete()
    first = sign_in(login.email)
    assert security_letters(login.email) == []
    first.post("/sign-out/")
    given = {"email": login.email, "password": "a-lantern-over-the-quay"}
    first.post("/sign-in/", given)
    assert security_letters(login.email) == []
    later = sign_in(login.email, **FIREFOX)
    (told,) = security_letters(login.email)
    assert "с нового устройства" in told
    assert "Firefox, Windows" in told
    assert "Signed in from a new device" in read_words(later.get(FACTORS))


def test_people_who_share_a_browser_are_not_new_in_it_each_time(world: World) -> None:
    people = [world.service.dispatcher, world.service.technician, world.service.head]
    SignIn.objects.all().delete()
    client = Client()
    for _shift in range(2):
        for person in people:
            client.post("/sign-in/", {"email": person.email, "password": "a-lantern-over-the-quay"})
            client.post("/sign-out/")
    assert [security_letters(person.email) for person in people] == [[], [], []]


def test_a_guess_that_fails_is_no_new_device(world: World) -> None:
    email = world.service.head.email
    sign_in(email)
    sign_in(email, "wrong")
    assert security_letters(email) == []


def test_the_letter_comes_from_the_organization_whose_host_it_was(world: World) -> None:
    login = world.login(world.service.shared)
    Organization.objects.filter(pk=world.other.id).update(host="other.example")
    browser = Browser(address="192.0.2.1", device="x", host="other.example")
    SignIn.objects.create(login=login, outcome="DONE", at=world.at)
    actions.note_new_device(login, browser=browser, at=world.at)
    assert letters_to(login.email, "security")[-1].organization_id == world.other.id


def test_a_login_that_no_organization_lets_in_gets_a_line_and_no_letter(world: World) -> None:
    login = world.login(world.service.head)
    Membership.objects.filter(login=login).update(ended_at=world.at)
    SignIn.objects.create(login=login, outcome="DONE", at=world.at)
    actions.note_new_device(login, browser=Browser(), at=world.at)
    assert letters_to(login.email, "security") == []
    assert LoginEvent.objects.filter(login=login).count() == 1


def test_what_happened_long_ago_is_forgotten(world: World) -> None:
    add_app(sign_in(world.service.head.email))
    actions.forget_what_is_over(at=world.at + EVENTS_KEPT - timedelta(days=1))
    assert LoginEvent.objects.count() == 1
    actions.forget_what_is_over(at=world.at + EVENTS_KEPT + timedelta(days=1))
    assert LoginEvent.objects.count() == 0
