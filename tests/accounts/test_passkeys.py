"""Does a passkey open its own login, at its own host, for whoever showed a finger, and no other?"""

import json
from dataclasses import replace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from naryad.accounts import actions, limits
from naryad.accounts.actions.add_factor import TooManyPasskeys
from naryad.accounts.client import Browser
from naryad.accounts.models import Login
from naryad.core.errors import NotVisible
from tests.accounts.factor_steps import (
    FACTORS,
    NEW_PASSKEY,
    PASSKEY_DOOR,
    STEP,
    add_passkey,
    read_codes,
    sign_in,
)
from tests.accounts.soft_passkey import WITHOUT_FINGER, SoftPasskey, ask, text
from tests.web.pages import read_words
from tests.world import World


def stranger() -> Client:
    client = Client(HTTP_HOST="localhost")
    client.cookies["language"] = "en"
    return client


def use(client: Client, passkey: SoftPasskey, path: str = PASSKEY_DOOR, **more: str) -> Any:
    return client.post(path, {"credential": passkey.sign(ask(client, path)), **more})


@pytest.fixture
def phone(world: World) -> SoftPasskey:
    """The technician's."""
    passkey = SoftPasskey()
    answer = add_passkey(sign_in(world.service.technician.email), passkey)
    assert len(read_codes(answer)) == 10
    return passkey


def test_a_passkey_signs_in_without_the_password(world: World, phone: SoftPasskey) -> None:
    client = stranger()
    before = client.session.session_key
    answer = use(client, phone, next="/profile/?a=1")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/profile/?a=1")
    assert client.session.session_key not in (None, before)
    assert client.get("/office/employees/").status_code == 200


def test_it_leads_to_no_other_host(phone: SoftPasskey) -> None:
    assert use(stranger(), phone, next="//evil.example").headers["Location"] == "/"


def test_after_the_password_it_is_the_second_factor(world: World, phone: SoftPasskey) -> None:
    client = sign_in(world.service.technician.email)
    assert client.get("/office/").headers["Location"].startswith("/sign-in/")
    assert use(client, phone, STEP).headers["Location"] == "/"
    assert client.get("/office/employees/").status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"flags": WITHOUT_FINGER},
        {"origin": "https://evil.example"},
        {"origin": "http://wiki.localhost"},
        {"id": b"another id of 16"},
        {"key": SoftPasskey().key},
        {"owner": "OTk5OTk5"},
        {"owner": ""},
    ],
    ids=["no finger", "phishing page", "sister host", "other id", "other key", "nobody", "unnamed"],
)
def test_what_is_not_right_signs_nobody_in(phone: SoftPasskey, change: dict[str, Any]) -> None:
    client = stranger()
    answer = use(client, replace(phone, **change))
    assert answer.status_code == 422
    assert "was not accepted" in read_words(answer)
    assert client.get("/office/").headers["Location"].startswith("/sign-in/")


def test_an_answer_is_good_for_one_question(phone: SoftPasskey) -> None:
    client = stranger()
    options = ask(client, PASSKEY_DOOR)
    answer = {"credential": phone.sign(options)}
    assert client.post(PASSKEY_DOOR, answer).status_code == 303
    client.post("/sign-out/")
    assert client.post(PASSKEY_DOOR, answer).status_code == 422
    ask(client, PASSKEY_DOOR)
    assert client.post(PASSKEY_DOOR, answer).status_code == 422
    assert stranger().post(PASSKEY_DOOR, answer).status_code == 422


def test_the_passkey_of_one_is_no_second_factor_of_another(
    world: World, phone: SoftPasskey
) -> None:
    add_passkey(sign_in(world.service.head.email), SoftPasskey())
    client = sign_in(world.service.head.email)
    assert use(client, phone, STEP).status_code == 422
    assert client.get("/office/").headers["Location"].startswith("/sign-in/")


def test_a_login_that_is_switched_off_comes_in_with_no_passkey(
    world: World, phone: SoftPasskey
) -> None:
    Login.objects.filter(email=world.service.technician.email).update(is_active=False)
    assert use(stranger(), phone).status_code == 422


def test_somebody_else_at_the_same_browser_is_signed_out_first(
    world: World, phone: SoftPasskey
) -> None:
    client = sign_in(world.service.customer.email)
    assert client.get("/portal/").status_code == 200
    assert use(client, phone).status_code == 303
    assert client.get("/portal/").status_code == 404
    assert client.get("/office/employees/").status_code == 200


def test_the_session_of_a_mere_question_is_short_and_that_of_a_sign_in_is_not(
    phone: SoftPasskey,
) -> None:
    client = stranger()
    ask(client, PASSKEY_DOOR)
    assert client.session.get_expiry_age() <= 60 * 60
    use(client, phone)
    assert client.session.get_expiry_age() > 24 * 60 * 60


def test_tries_are_counted_by_address(world: World, phone: SoftPasskey) -> None:
    for _try in range(limits.SIGN_IN_ADDRESS.most):
        limits.count(limits.SIGN_IN_ADDRESS, "127.0.0.1", at=world.at)
    assert use(stranger(), phone).status_code == 429


def test_a_passkey_that_asks_for_no_finger_is_not_kept(world: World) -> None:
    weak = SoftPasskey(flags=WITHOUT_FINGER)
    assert add_passkey(sign_in(world.service.head.email), weak).status_code == 422
    assert not Authenticator.objects.exists()


def test_only_what_is_needed_of_it_is_kept(world: World) -> None:
    client, passkey = sign_in(world.service.head.email), SoftPasskey()
    made = json.loads(passkey.create(ask(client, NEW_PASSKEY))) | {"tracker": "x" * 100}
    client.post(NEW_PASSKEY, {"name": "  My \n key ", "credential": json.dumps(made)})
    kept = Authenticator.objects.get(type="webauthn").data
    assert set(kept["credential"]) == {"id", "rawId", "type", "response"}
    assert (kept["name"], kept["host"]) == ("My key", "localhost")


def test_a_second_one_brings_no_new_recovery_codes(world: World) -> None:
    client = sign_in(world.service.head.email)
    add_passkey(client, SoftPasskey())
    answer = add_passkey(client, SoftPasskey(), name="Spare")
    assert (answer.status_code, answer.headers["Location"]) == (303, FACTORS)
    assert "Spare" in read_words(client.get(FACTORS))


def test_a_passkey_gets_another_name_and_is_removed(world: World, phone: SoftPasskey) -> None:
    client = stranger()
    use(client, phone)
    page = f"{FACTORS}passkeys/{Authenticator.objects.get(type='webauthn').pk}/"
    assert client.post(page, {"name": ""}).status_code == 422
    assert client.post(page, {"name": "x" * 61}).status_code == 422
    assert client.post(page, {"name": "<b>Old phone"}).status_code == 303
    assert "&lt;b&gt;Old phone" in client.get(FACTORS).content.decode()
    assert client.post(f"{page}removal/").status_code == 303
    assert not Authenticator.objects.exists()
    assert use(stranger(), phone).status_code == 422


def test_nobody_touches_the_passkey_of_another(world: World, phone: SoftPasskey) -> None:
    page = f"{FACTORS}passkeys/{Authenticator.objects.get(type='webauthn').pk}/"
    client = sign_in(world.service.head.email)
    assert client.get(page).status_code == 404
    assert client.post(page, {"name": "Mine"}).status_code == 404
    assert client.post(f"{page}removal/").status_code == 404
    codes = Authenticator.objects.get(type="recovery_codes").pk
    assert client.post(f"{FACTORS}passkeys/{codes}/removal/").status_code == 404


def test_nobody_keeps_more_than_twenty(world: World) -> None:
    login = world.login(world.service.head)
    client = sign_in(login.email)
    data = {"name": "x", "host": "localhost", "credential": {}}
    Authenticator.objects.bulk_create(
        Authenticator(user=login, type="webauthn", data=data) for _number in range(20)
    )
    with pytest.raises(TooManyPasskeys):
        actions.add_passkey(
            login.pk, credential={}, name="x", browser=Browser(), session_key="", at=world.at
        )
    assert client.get(FACTORS).content.decode().count("removal/") == 20


@pytest.mark.parametrize("factor_id", ["theirs", "codes", 0])
def test_an_action_touches_no_factor_of_another(
    world: World, phone: SoftPasskey, factor_id: str | int
) -> None:
    known = {row.type: row.pk for row in Authenticator.objects.all()}
    pk = {"theirs": known["webauthn"], "codes": known["recovery_codes"]}.get(str(factor_id), 0)
    login = world.login(world.service.head)
    with pytest.raises(NotVisible):
        actions.remove_factor(login.pk, factor_id=pk, browser=Browser(), at=world.at)
    with pytest.raises(NotVisible):
        actions.rename_passkey(login.pk, factor_id=pk, name="Mine")
    assert Authenticator.objects.count() == 2


def test_at_another_host_one_is_told_where_the_passkey_works(
    world: World, phone: SoftPasskey
) -> None:
    client = sign_in(world.service.technician.email)
    elsewhere = client.get(STEP, HTTP_HOST="other.localhost")
    assert "another address" in read_words(elsewhere)
    assert "data-passkey" not in elsewhere.content.decode()
    assert "data-passkey" in client.get(STEP).content.decode()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)
BYTES = st.binary(max_size=120)
PARTS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")


@given(
    said=st.dictionaries(st.sampled_from(PARTS), ANYTHING | BYTES, max_size=5),
    whole=ANYTHING,
    is_whole=st.booleans(),
)
def test_nothing_that_is_sent_breaks_a_door(
    world: World, said: dict[str, Any], whole: Any, is_whole: bool
) -> None:
    parts = {name: text(v) if isinstance(v, bytes) else v for name, v in said.items()}
    known = {"id": "YQ", "rawId": "YQ", "type": "public-key", "response": parts}
    sent = {"credential": json.dumps(whole if is_whole else known), "name": "x"}
    client = stranger()
    ask(client, PASSKEY_DOOR)
    limits.forget(limits.SIGN_IN_ADDRESS, "127.0.0.1")
    assert client.post(PASSKEY_DOOR, sent).status_code == 422


@pytest.mark.parametrize("sent", ["", "[]", "null", "{", "x" * 30_000, '{"id": "a"}'])
def test_nonsense_is_refused_where_a_passkey_is_added(world: World, sent: str) -> None:
    client = sign_in(world.service.head.email)
    ask(client, NEW_PASSKEY)
    assert client.post(NEW_PASSKEY, {"name": "x", "credential": sent}).status_code == 422
