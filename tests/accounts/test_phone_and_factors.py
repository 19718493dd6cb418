"""Do second factors and what is told of them hold for whoever signs in with a phone?"""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from naryad.accounts import actions, limits
from naryad.accounts.models import Login, LoginEvent, SignIn
from naryad.organizations.models import Organization
from naryad.people.models import Person
from tests.accounts.asking import ask, now_code, type_in
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.factor_steps import (
    APP,
    CONFIRM,
    FACTORS,
    NEW_PASSKEY,
    PASSKEY_DOOR,
    STEP,
    add_app,
    add_passkey,
    code_of,
    make_stale,
    read_secret,
    sign_in,
)
from tests.accounts.soft_passkey import SoftPasskey
from tests.accounts.soft_passkey import ask as ask_passkey
from tests.accounts.telephone import PHONE, TYPED, give_phone, read_text, wrong
from tests.web.pages import read_words
from tests.world import PASSWORD, World

HOME = "/portal/"


@pytest.fixture
def caller(owner: Person) -> Person:
    """Signs in with PHONE and has no e-mail."""
    Login.objects.filter(phone=PHONE).update(email=None, language="en")
    return owner


def is_in(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def outcomes_of(person: Person) -> list[str]:
    rows = SignIn.objects.filter(person=person).order_by("pk")
    return list(rows.values_list("outcome", flat=True))


def test_a_code_passes_no_authenticator_app(world: World, owner: Person) -> None:
    """Of a login with an e-mail as well; nor does a password that a code has set anew."""
    secret, _codes = add_app(sign_in(owner.email))
    client = ask()
    assert client.post("/sign-in/code/typed/", {"code": now_code()}).headers["Location"] == STEP
    assert not is_in(client)
    assert client.post(STEP, {"code": code_of(secret)}).status_code == 303
    assert is_in(client)
    limits.forget(limits.CODE_PAUSE, PHONE)
    client = Client()
    client.post("/password/", {"email": TYPED})
    client.post("/password/code/", {"code": now_code()})
    twice = {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    assert client.post("/password/new/", twice).headers["Location"] == STEP
    assert not is_in(client)


def test_a_phone_login_sets_up_an_app_that_is_asked_and_read_in_the_journal(
    world: World, caller: Person
) -> None:
    client = sign_in(TYPED)
    page = client.get(APP)
    assert PHONE in page.content.decode().replace("%2B", "+")
    assert read_secret(page)
    secret, _codes = add_app(client)
    client = sign_in(TYPED)
    assert not is_in(client)
    assert client.post(STEP, {"code": wrong(code_of(secret))}).status_code == 422
    assert outcomes_of(caller)[-1] == SignIn.Outcome.CODE
    client.post(STEP, {"code": code_of(secret)})
    assert is_in(client)


def test_who_has_a_phone_alone_confirms_with_the_password(world: World, caller: Person) -> None:
    client = sign_in(TYPED)
    make_stale(client)
    on = client.get(APP).headers["Location"]
    assert on.startswith(CONFIRM)
    assert PHONE in client.get(on).content.decode()
    assert client.post(CONFIRM, {"current": PASSWORD, "next": APP}).headers["Location"] == APP
    assert client.get(APP).status_code == 200


def test_a_code_is_a_fresh_proof_for_a_while(world: World, caller: Person) -> None:
    client = ask()
    type_in(client, now_code())
    assert client.get(APP).status_code == 200
    make_stale(client)
    assert client.get(APP).status_code == 303


def test_a_passkey_of_a_phone_login_bears_its_number_and_signs_in(
    world: World, caller: Person
) -> None:
    own, passkey = sign_in(TYPED), SoftPasskey()
    asked: Any = ask_passkey(own, NEW_PASSKEY)
    assert asked["publicKey"]["user"]["name"] == PHONE
    add_passkey(own, passkey)
    client = Client(HTTP_HOST="localhost")
    signed = passkey.sign(ask_passkey(client, PASSKEY_DOOR))
    assert client.post(PASSKEY_DOOR, {"credential": signed}).status_code == 303
    assert is_in(client)


def test_changes_are_told_by_text_message(world: World, caller: Person) -> None:
    add_app(sign_in(TYPED))
    assert "Authenticator app added. Not you?" in read_text(PHONE, "security", at=timezone.now())


def test_the_operator_resets_factors_by_phone(world: World, caller: Person) -> None:
    add_app(sign_in(TYPED))
    assert actions.reset_factors(TYPED, at=world.at) == 2
    assert is_in(sign_in(TYPED))


def test_a_browser_known_by_one_name_is_known_by_the_other(world: World, owner: Person) -> None:
    client = sign_in(owner.email)
    client.post("/sign-out/")
    given = {"email": TYPED, "password": PASSWORD}
    assert client.post("/sign-in/", given).status_code == 303
    LoginEvent.objects.all().delete()
    client.post("/sign-out/")
    give_phone(world, owner, "+79165550200")
    client.post("/sign-in/", {"email": "+79165550200", "password": PASSWORD})
    assert is_in(client)
    assert not LoginEvent.objects.filter(what="NEW_DEVICE").exists()
    sign_in("+79165550200")
    assert LoginEvent.objects.filter(what="NEW_DEVICE").count() == 1


def test_another_phone_ends_all_other_sessions(world: World, owner: Person) -> None:
    here, elsewhere = sign_in(owner.email), sign_in(owner.email)
    here.post("/profile/phone/", {"phone": "+79165550200", "current": PASSWORD})
    code = read_text("+79165550200", "code", at=timezone.now())
    digits = "".join(sign for sign in code if sign.isdecimal())
    assert here.post("/profile/phone/code/", {"code": digits}).status_code == 303
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    elsewhere = sign_in(owner.email)
    assert here.post("/profile/phone/removal/", {"current": PASSWORD}).status_code == 303
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_a_code_for_another_login_leaves_the_one_before(world: World, owner: Person) -> None:
    client = sign_in(world.service.head.email)
    ask(client=client)
    type_in(client, now_code())
    assert "Громов" not in read_words(client.get("/profile/"))
    assert client.get(FACTORS).status_code == 200
    assert client.get(APP).status_code == 200


def test_a_wrong_code_at_an_organizations_own_host_is_read_there_alone(world: World) -> None:
    ours, theirs = world.service.shared, world.other.shared
    give_phone(world, ours)
    Organization.objects.filter(pk=world.service.id).update(host="service.example")
    Organization.objects.filter(pk=world.other.id).update(host="other.example")
    client = ask(client=Client(HTTP_HOST="other.example"))
    SignIn.objects.all().delete()
    assert type_in(client, wrong(now_code()))[0] == 422
    assert (outcomes_of(ours), outcomes_of(theirs)) == ([], [SignIn.Outcome.SENT_CODE])
