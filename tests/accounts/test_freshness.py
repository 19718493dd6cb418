"""Is a browser left open, or a stolen cookie, enough to change the ways of signing in?"""

from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from naryad.accounts import limits
from naryad.accounts.models import Login
from tests.accounts.factor_steps import (
    APP,
    CODES,
    CONFIRM,
    FACTORS,
    NEW_PASSKEY,
    STEP,
    add_app,
    add_passkey,
    code_of,
    make_stale,
    sign_in,
)
from tests.accounts.soft_passkey import SoftPasskey, ask
from tests.world import PASSWORD, World

POSTS = [APP, CODES, NEW_PASSKEY, f"{APP}removal/"]


def stale(world: World) -> Client:
    client = sign_in(world.service.head.email)
    make_stale(client)
    return client


@pytest.mark.parametrize("path", POSTS)
def test_nothing_changes_without_a_fresh_proof(world: World, path: str) -> None:
    client = sign_in(world.service.head.email)
    add_app(client)
    before = list(Authenticator.objects.order_by("pk").values_list("pk", "data"))
    make_stale(client)
    answer = client.post(path, {"ask": "passkey", "code": "1", "name": "x"})
    assert answer.headers["Location"].startswith(CONFIRM)
    assert list(Authenticator.objects.order_by("pk").values_list("pk", "data")) == before


@pytest.mark.parametrize("path", [APP, NEW_PASSKEY])
def test_one_confirms_and_comes_back_to_the_page(world: World, path: str) -> None:
    client = stale(world)
    on = client.get(path).headers["Location"]
    assert on.startswith(f"{CONFIRM}?next=")
    assert client.get(on).status_code == 200
    before = client.session.session_key
    answer = client.post(CONFIRM, {"current": PASSWORD, "next": path})
    assert answer.headers["Location"] == path
    assert client.session.session_key != before
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(("minutes", "status"), [(4, 200), (6, 303)])
def test_a_proof_is_fresh_for_five_minutes(world: World, minutes: int, status: int) -> None:
    client = sign_in(world.service.head.email)
    make_stale(client, minutes=minutes)
    assert client.get(APP).status_code == status


@pytest.mark.parametrize(
    "given", [{}, {"current": "wrong"}, {"code": "000000"}, {"credential": "{}"}, {"current": ""}]
)
def test_a_wrong_proof_confirms_nothing(world: World, given: dict[str, Any]) -> None:
    client = stale(world)
    assert client.post(CONFIRM, {**given, "next": APP}).status_code == 422
    assert client.get(APP).status_code == 303


def test_a_code_or_a_passkey_confirms_too(world: World) -> None:
    client, phone = sign_in(world.service.head.email), SoftPasskey()
    secret, _codes = add_app(client)
    add_passkey(client, phone)
    make_stale(client)
    assert client.post(CONFIRM, {"code": code_of(secret), "next": APP}).status_code == 303
    make_stale(client)
    signed = phone.sign(ask(client, CONFIRM))
    assert client.post(CONFIRM, {"credential": signed, "next": APP}).status_code == 303
    assert client.post(CODES).status_code == 200


def test_the_passkey_of_another_confirms_nothing(world: World) -> None:
    phone = SoftPasskey()
    add_passkey(sign_in(world.service.technician.email), phone)
    client = stale(world)
    given = {"credential": phone.sign(ask(client, CONFIRM)), "next": APP}
    assert client.post(CONFIRM, given).status_code == 422


def test_the_password_cannot_be_guessed_there(world: World) -> None:
    client, login = stale(world), world.login(world.service.head)
    for _try in range(limits.OWN_PASSWORD.most):
        limits.count(limits.OWN_PASSWORD, login.pk, at=datetime.now(UTC))
    assert client.post(CONFIRM, {"current": PASSWORD}).status_code == 429


@pytest.mark.parametrize("evil", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_confirming_leads_to_no_other_host(world: World, evil: str) -> None:
    answer = stale(world).post(CONFIRM, {"current": PASSWORD, "next": evil})
    assert answer.headers["Location"] == FACTORS


def test_a_proof_of_another_login_in_the_same_browser_counts_for_nothing(world: World) -> None:
    client = sign_in(world.service.head.email)
    client.force_login(world.login(world.service.technician))
    assert client.get(APP).headers["Location"].startswith(CONFIRM)


def test_the_first_factor_signs_out_the_other_browsers(world: World) -> None:
    email = world.service.head.email
    own, other = sign_in(email), sign_in(email)
    before = own.session.session_key
    add_app(own)
    assert own.session.session_key != before
    assert own.get("/office/employees/").status_code == 200
    assert other.get("/office/employees/").status_code == 303


def test_a_later_one_leaves_them(world: World) -> None:
    email = world.service.head.email
    own = sign_in(email)
    secret, _codes = add_app(own)
    other = sign_in(email)
    other.post(STEP, {"code": code_of(secret)})
    add_passkey(own, SoftPasskey())
    assert other.get("/office/employees/").status_code == 200


def test_a_stolen_cookie_is_dead_after_signing_out(world: World) -> None:
    email = world.service.head.email
    secret, _codes = add_app(sign_in(email))
    client = sign_in(email)
    client.post(STEP, {"code": code_of(secret)})
    stolen = Client(HTTP_HOST="localhost")
    stolen.cookies = client.cookies.copy()  # type: ignore[assignment]
    assert stolen.get("/office/employees/").status_code == 200
    answer = client.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert stolen.get("/office/employees/").headers["Location"].startswith("/sign-in/")
    assert stolen.get(APP).headers["Location"].startswith("/sign-in/")


def test_a_login_without_a_password_is_told_to_sign_in_anew(world: World) -> None:
    client = stale(world)
    login = Login.objects.get(pk=world.login(world.service.head).pk)
    login.set_unusable_password()
    login.save()
    client.force_login(login)
    make = client.get(CONFIRM)
    assert make.status_code == 200
    assert client.post(CONFIRM, {"current": PASSWORD}).status_code == 422
