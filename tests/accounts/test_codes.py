"""What does a code of six digits open, for whom, and how often?"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from naryad.accounts import actions, limits
from naryad.accounts.codes import DeadCode, digits_of
from naryad.accounts.models import Code, CodePurpose, Login, SignIn
from naryad.letters.models import Letter
from naryad.people.models import Person
from tests.accounts.asking import ASK, TYPE, UNKNOWN, ask, now_code, type_in
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.second_stage import ADAPTER, SECOND
from tests.accounts.telephone import (
    PHONE,
    TYPED,
    age_codes,
    code_in_letter,
    give_phone,
    wrong,
)
from tests.threads import at_once
from tests.world import World

FORGOTTEN, PASSWORD_CODE, PASSWORD_NEW = "/password/", "/password/code/", "/password/new/"


def test_a_code_by_text_message_signs_in(world: World, owner: Person) -> None:
    client = ask()
    code = now_code()
    assert type_in(client, f" {code[:3]} {code[3:]} ")[0] == 303
    assert client.get("/portal/").status_code == 200
    assert SignIn.objects.filter(person=owner).latest("pk").outcome == SignIn.Outcome.DONE


def test_a_code_by_letter_signs_in_who_has_an_email(world: World) -> None:
    email = world.service.admin.email
    client = ask(email.upper())
    assert type_in(client, code_in_letter(email, at=timezone.now()))[0] == 303
    assert client.get("/office/").status_code == 303


def test_a_code_passes_no_second_factor(world: World, owner: Person, settings: Settings) -> None:
    """Nor does a password that a code has set anew."""
    settings.ACCOUNT_ADAPTER = ADAPTER
    client = ask()
    answer = client.post(TYPE, {"code": now_code()})
    assert answer.headers["Location"] == SECOND
    assert client.get("/portal/").headers["Location"].startswith("/sign-in/")
    limits.forget(limits.CODE_PAUSE, PHONE)
    client = Client()
    client.post(FORGOTTEN, {"email": TYPED})
    client.post(PASSWORD_CODE, {"code": now_code()})
    twice = {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    assert client.post(PASSWORD_NEW, twice).headers["Location"] == SECOND
    assert client.get("/portal/").headers["Location"].startswith("/sign-in/")


def test_the_third_wrong_code_is_the_last(world: World, owner: Person) -> None:
    client = ask()
    code = now_code()
    for _try in range(2):
        status, page = type_in(client, wrong(code))
        assert status == 422
        assert "not the code" in page
    assert type_in(client, wrong(code))[0] == 410
    status, page = type_in(client, code)
    assert status == 410
    assert "does not work any more" in page
    assert client.get("/portal/").status_code == 303
    outcomes = SignIn.objects.filter(person=owner).values_list("outcome", flat=True)
    assert list(outcomes).count(SignIn.Outcome.SENT_CODE) == 3


def test_a_code_works_once(world: World, owner: Person) -> None:
    first, code = ask(), now_code()
    kept = first.session["sign_in_code"]
    assert type_in(first, code)[0] == 303
    again = Client()
    session = again.session
    session["sign_in_code"] = kept
    session.save()
    assert type_in(again, code)[0] == 410


def test_a_code_works_only_in_the_browser_that_asked(world: World, owner: Person) -> None:
    ask()
    code = now_code()
    stranger = Client()
    assert stranger.post(TYPE, {"code": code}).headers["Location"].startswith(ASK)
    other = ask(UNKNOWN)
    assert type_in(other, code)[0] == 422


def test_a_code_is_over_after_fifteen_minutes(world: World, owner: Person) -> None:
    client, code = ask(), now_code()
    kept = Code.objects.latest("pk")
    assert kept.expires_at - kept.created_at == timedelta(minutes=15)
    age_codes(at=timezone.now())
    assert type_in(client, code)[0] == 410


def test_a_code_that_could_not_leave_in_time_does_not_leave(world: World, owner: Person) -> None:
    ask()
    age_codes(at=world.at)
    with pytest.raises(AssertionError):
        now_code()


def test_no_table_holds_a_code(world: World, owner: Person) -> None:
    ask()
    code, kept = now_code(), Code.objects.latest("pk")
    assert code == digits_of(kept)
    assert code not in str(Letter.objects.filter(kind="code").values())
    assert code not in (kept.nonce, kept.address)


def test_the_same_message_sent_again_bears_the_same_code(world: World, owner: Person) -> None:
    ask()
    assert now_code() == now_code()


def test_a_code_of_another_installation_is_another(
    world: World, owner: Person, settings: Settings
) -> None:
    ask()
    before = [digits_of(code) for code in Code.objects.all()]
    settings.SECRET_KEY = "another key of the same length as before, or longer"
    assert [digits_of(code) for code in Code.objects.all()] != before


def test_of_two_who_use_one_code_at_once_one_wins(own_world: World) -> None:
    give_phone(own_world, own_world.service.customer)
    code_id = _code(own_world)
    digits = digits_of(Code.objects.get(pk=code_id))

    def use() -> Login:
        return actions.use_sign_in_code(code_id, digits, host="x", at=own_world.at)

    outcomes = at_once(use, use)
    assert {type(each) for each in outcomes} == {Login, DeadCode}


def test_wrong_codes_that_come_at_once_are_all_counted(own_world: World) -> None:
    give_phone(own_world, own_world.service.customer)
    code_id = _code(own_world)
    guess: Callable[[], Login] = lambda: actions.use_sign_in_code(  # noqa: E731
        code_id, "no", host="x", at=own_world.at
    )
    at_once(*[guess] * 6)
    assert Code.objects.get(pk=code_id).tries == 3


def _code(world: World) -> int:
    return actions.ask_code(
        PHONE,
        purpose=CodePurpose.SIGN_IN,
        counted_as=PHONE,
        host="x",
        address="10.0.0.1",
        at=world.at,
    )


def test_a_code_does_not_open_for_another_purpose(world: World, owner: Person) -> None:
    code_id = _code(world)
    digits = digits_of(Code.objects.get(pk=code_id))
    with pytest.raises(DeadCode):
        actions.use_password_code(code_id, digits, host="x", at=world.at)
    assert Code.objects.get(pk=code_id).tries == 0


def test_a_code_of_a_phone_that_was_removed_since_opens_nothing(
    world: World, owner: Person
) -> None:
    client, code = ask(), now_code()
    Login.objects.filter(phone=PHONE).update(phone=None)
    assert type_in(client, code)[0] == 410


def test_one_comes_back_to_the_page_one_wanted_and_nowhere_else(
    world: World, owner: Person
) -> None:
    client = Client()
    answer = client.post(ASK, {"name": TYPED, "next": "/profile/"})
    assert answer.headers["Location"] == f"{TYPE}?next=%2Fprofile%2F"
    answer = client.post(f"{TYPE}?next=//evil.example", {"code": now_code()})
    assert answer.headers["Location"] == "/"
