"""Does the owner of a login hear that a sign-in service was linked to it?"""

from django.test import Client

from naryad.access.kind import Kind
from naryad.accounts.models import IdentityProvider, LoginEvent
from naryad.people.models import Person
from tests.accounts.post import compose, letters_to
from tests.accounts.single_sign_on.issuer import Issuer
from tests.accounts.single_sign_on.steps import (
    come_back,
    confirm,
    english,
    prove_password,
    who_is_in,
)
from tests.world import World

FIREFOX = "Mozilla/5.0 (Windows NT 10.0) Firefox/128.0"
NINA = "nina@service.example"


def test_the_owner_of_a_login_is_told_which_service_was_linked_to_it(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    """By the organization whose service it is; once, and not of coming in by it later."""
    shared = world.service.shared
    Person.objects.filter(pk=shared.pk).update(kind=Kind.EMPLOYEE)
    login = world.login(shared)
    IdentityProvider.objects.filter(pk=provider.pk).update(
        domains=[login.email.rpartition("@")[2]], name={"ru": "Вход <b>", "en": "Way <b>"}
    )
    client = Client(HTTP_USER_AGENT=FIREFOX)
    come_back(client, provider, issuer, sub="u-1", email=login.email)
    prove_password(client)
    assert letters_to(login.email, "security") == []
    confirm(client, provider)
    (letter,) = letters_to(login.email, "security")
    assert letter.organization == world.service.organization
    content = compose(letter, at=world.at)
    assert content is not None
    assert "Вход <b>" in content.paragraphs[0]
    assert login.email in content.paragraphs[0]
    assert "Firefox, Windows" in content.paragraphs[1]
    assert "127.0.0.1" in content.paragraphs[1]
    (event,) = LoginEvent.objects.filter(login=login)
    assert (event.what, event.name) == ("SERVICE_LINKED", "Вход <b>")
    come_back(Client(HTTP_USER_AGENT=FIREFOX), provider, issuer, sub="u-1", email=login.email)
    assert not LoginEvent.objects.exclude(what="NEW_DEVICE").exclude(pk=event.pk).exists()


def test_of_the_entry_that_made_the_login_its_owner_gets_no_letter(
    provider: IdentityProvider, issuer: Issuer
) -> None:
    client = english()
    new = {"email": NINA, "given_name": "Нина", "family_name": "Новикова"}
    come_back(client, provider, issuer, sub="u-7", **new)
    confirm(client, provider)
    assert who_is_in(client) == NINA
    assert letters_to(NINA, "security") == []
