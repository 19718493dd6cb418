"""Does each recovery code open once, and does their owner hear of it?"""

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from naryad.accounts import actions
from naryad.accounts.actions.renew_codes import NothingToRecover
from naryad.accounts.client import Browser
from tests.accounts.factor_steps import (
    APP,
    CODES,
    FACTORS,
    STEP,
    add_app,
    code_of,
    make_stale,
    read_codes,
    security_letters,
    sign_in,
)
from tests.threads import at_once
from tests.web.pages import read_words
from tests.world import World


@pytest.fixture
def codes(world: World) -> list[str]:
    """The technician's."""
    return add_app(sign_in(world.service.technician.email))[1]


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}".lower(), "spaced", "small"])
def test_a_code_opens_once_however_it_is_typed(world: World, codes: list[str], typed: str) -> None:
    email, code = world.service.technician.email, codes[3]
    ways = {"spaced": code.replace("-", " "), "small": code.lower()}
    given = {"code": ways.get(typed, typed.format(code))}
    client = sign_in(email)
    assert client.post(STEP, given).status_code == 303
    assert client.get("/office/employees/").status_code == 200
    assert "9 are left" in read_words(client.get(FACTORS))
    assert sign_in(email).post(STEP, given).status_code == 422
    assert sign_in(email).post(STEP, {"code": codes[4]}).status_code == 303


def test_its_owner_gets_a_letter_and_a_line(world: World, codes: list[str]) -> None:
    email = world.service.technician.email
    client = sign_in(email, HTTP_USER_AGENT="Firefox/128.0 Windows")
    client.post(STEP, {"code": codes[0]})
    told = security_letters(email)
    assert any("Больше он не действует" in each and "Firefox, Windows" in each for each in told)
    assert "Recovery code used" in read_words(client.get(FACTORS))


def test_of_two_at_once_with_one_code_one_gets_in(own_world: World) -> None:
    login = own_world.login(own_world.service.technician)
    code = add_app(sign_in(login.email))[1][0]

    def use() -> object:
        return actions.use_code(login.pk, code=code, browser=Browser(), at=timezone.now())

    outcomes = at_once(use, use)
    assert sorted(type(each).__name__ for each in outcomes) == ["Authenticator", "WrongCode"]


def test_new_codes_take_the_place_of_the_old_ones(world: World, codes: list[str]) -> None:
    email = world.service.technician.email
    client = sign_in(email)
    client.post(STEP, {"code": codes[0]})
    answer = client.post(CODES)
    new = read_codes(answer)
    assert len(new) == 10
    assert not set(new) & set(codes)
    assert "no-store" in answer.headers["Cache-Control"]
    assert sign_in(email).post(STEP, {"code": codes[1]}).status_code == 422
    assert sign_in(email).post(STEP, {"code": new[1]}).status_code == 303
    assert any("новые резервные коды" in each for each in security_letters(email))


def test_without_a_factor_there_is_nothing_to_recover(world: World) -> None:
    client = sign_in(world.service.head.email)
    assert client.post(CODES).headers["Location"] == FACTORS
    assert not Authenticator.objects.exists()
    with pytest.raises(NothingToRecover):
        actions.renew_codes(world.login(world.service.head).pk, browser=Browser(), at=world.at)


def test_they_go_with_the_last_factor(world: World, codes: list[str]) -> None:
    email = world.service.technician.email
    client = sign_in(email)
    client.post(STEP, {"code": codes[0]})
    assert client.post(f"{APP}removal/").status_code == 303
    assert client.post(f"{APP}removal/").status_code == 404
    assert not Authenticator.objects.exists()
    assert sign_in(email).get("/office/employees/").status_code == 200
    assert any("отключено" in each for each in security_letters(email))


def test_a_code_confirms_as_well_and_is_spent_by_it(world: World, codes: list[str]) -> None:
    email = world.service.technician.email
    client = sign_in(email)
    client.post(STEP, {"code": codes[0]})
    make_stale(client)
    assert client.post("/profile/confirm/", {"code": codes[1]}).headers["Location"] == FACTORS
    make_stale(client)
    assert client.post("/profile/confirm/", {"code": codes[1]}).status_code == 422


def test_another_login_has_no_use_for_them(world: World, codes: list[str]) -> None:
    secret, _own = add_app(sign_in(world.service.head.email))
    client = sign_in(world.service.head.email)
    assert client.post(STEP, {"code": codes[0]}).status_code == 422
    assert client.post(STEP, {"code": code_of(secret)}).status_code == 303
