"""What does a code of six digits open, for whom, and what does a stranger learn?"""

import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from naryad.accounts import actions, limits
from naryad.accounts.codes import DeadCode, digits_of
from naryad.accounts.models import Code, CodePurpose, Login, SecretLink, SignIn
from naryad.letters.models import Letter
from naryad.people.models import Person
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.telephone import (
    PHONE,
    TYPED,
    age_codes,
    code_in_letter,
    code_in_text,
    give_phone,
    texts_to,
    wrong,
)
from tests.threads import at_once
from tests.world import World

ASK, TYPE, FORGOTTEN = "/sign-in/code/", "/sign-in/code/typed/", "/password/"
PASSWORD_CODE, PASSWORD_NEW = "/password/code/", "/password/new/"
UNKNOWN = "8 916 555-77-77"


@pytest.fixture
def owner(world: World) -> Person:
    """A customer who signs in with an e-mail and with PHONE."""
    give_phone(world, world.service.customer)
    return world.service.customer


def ask(name: str = TYPED, client: Client | None = None) -> Client:
    """A browser that waits for a code."""
    client = client or Client()
    answer = client.post(ASK, {"name": name})
    assert answer.headers["Location"] == f"{TYPE}?next=%2F"
    return client


def type_in(client: Client, code: str) -> tuple[int, str]:
    answer = client.post(TYPE, {"code": code})
    return answer.status_code, answer.content.decode()


def now_code() -> str:
    return code_in_text(PHONE, at=timezone.now())


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
    assert SignIn.Outcome.CODE in outcomes


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


def without_token(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf" not in line)


@pytest.mark.parametrize("who", ["unknown", "banned", "switched off", "no gateway", "dear"])
def test_nobody_learns_whether_a_number_is_known(
    world: World, owner: Person, settings: Settings, who: str
) -> None:
    known = ask()
    known_pages = [known.get(TYPE).content.decode(), *(type_in(known, "x")[1] for _ in range(3))]
    Code.objects.all().delete()
    Letter.objects.filter(kind="code").delete()
    limits.forget(limits.CODE_PAUSE, PHONE)
    name = UNKNOWN if who == "unknown" else TYPED
    if who == "banned":
        Person.objects.filter(pk=owner.pk).update(banned_at=world.at)
    if who == "switched off":
        Login.objects.filter(phone=PHONE).update(is_active=False)
    if who == "no gateway":
        settings.SMS_IS_KEPT = False
    if who == "dear":
        for _message in range(limits.CODE_ORGANIZATION.most - 1):
            limits.count(limits.CODE_ORGANIZATION, world.service.id, at=timezone.now())
    client = ask(name)
    pages = [client.get(TYPE).content.decode(), *(type_in(client, "x")[1] for _ in range(3))]
    assert texts_to(PHONE, "code") == []
    assert Code.objects.latest("pk").address == ""
    for page, other in zip(pages, known_pages, strict=True):
        assert without_token(page.replace(name, TYPED)) == without_token(other)


def test_a_known_and_an_unknown_number_cost_the_same(
    world: World, owner: Person, settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    def cost(name: str, number: int) -> float:
        begun = time.process_time()
        actions.ask_code(
            name,
            purpose=CodePurpose.SIGN_IN,
            counted_as=f"{name} {number}",
            host="x",
            address=f"10.0.0.{number}",
            at=world.at,
        )
        return time.process_time() - begun

    known = [cost(PHONE, number) for number in range(9)]
    unknown = [cost("+79165557777", number) for number in range(9)]
    assert median(known) == pytest.approx(median(unknown), rel=0.15)


@pytest.mark.parametrize("name", [TYPED, UNKNOWN])
def test_another_code_has_to_wait_a_minute(world: World, owner: Person, name: str) -> None:
    client = ask(name)
    client.post(TYPE, {"again": "1"})
    assert "Too many tries" in client.get(TYPE).content.decode()
    assert Client().post(ASK, {"name": name}).status_code == 429
    limits.forget(limits.CODE_PAUSE, PHONE if name == TYPED else "+79165557777")
    client.post(TYPE, {"again": "1"})
    assert "Another code is on its way" in client.get(TYPE).content.decode()
    assert Code.objects.count() == 2


def test_only_the_newest_code_of_a_browser_works(world: World, owner: Person) -> None:
    client = ask()
    first = now_code()
    limits.forget(limits.CODE_PAUSE, PHONE)
    client.post(TYPE, {"again": "1"})
    second = now_code()
    assert first == second or type_in(client, first)[0] == 422
    assert type_in(client, second)[0] == 303


@pytest.mark.parametrize("name", [TYPED, UNKNOWN])
def test_a_name_gets_ten_codes_a_day(world: World, owner: Person, name: str) -> None:
    number = PHONE if name == TYPED else "+79165557777"
    for _code in range(10):
        ask(name)
        limits.forget(limits.CODE_PAUSE, number)
    assert Client().post(ASK, {"name": name}).status_code == 429


def test_an_address_asks_for_thirty_codes_an_hour(world: World) -> None:
    for _code in range(30):
        limits.count(limits.CODE_ADDRESS, "127.0.0.1", at=timezone.now())
    assert Client().post(ASK, {"name": TYPED}).status_code == 429


def test_a_stranger_does_not_use_up_the_codes_of_an_owners_browser(
    world: World, owner: Person
) -> None:
    own = ask()
    assert type_in(own, now_code())[0] == 303
    own.post("/sign-out/")
    limits.forget(limits.CODE_PAUSE, PHONE)
    ask()
    ask(client=own)


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


def test_a_forgotten_password_is_set_anew_with_a_code(world: World, owner: Person) -> None:
    client = Client()
    assert client.post(FORGOTTEN, {"email": TYPED}).headers["Location"] == PASSWORD_CODE
    assert client.get(PASSWORD_NEW).status_code == 410
    code = now_code()
    assert client.post(PASSWORD_CODE, {"code": wrong(code)}).status_code == 422
    assert client.post(PASSWORD_CODE, {"code": code}).headers["Location"] == PASSWORD_NEW
    twice = {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    assert client.post(PASSWORD_NEW, twice).headers["Location"] == "/"
    assert client.get("/portal/").status_code == 200
    assert Login.objects.get(phone=PHONE).check_password(NEW_PASSWORD)
    again = Client()
    again.get("/password/")
    assert client.post(PASSWORD_NEW, twice).status_code == 410


def test_the_way_from_a_code_to_a_new_password_is_short(world: World, owner: Person) -> None:
    client = Client()
    client.post(FORGOTTEN, {"email": TYPED})
    client.post(PASSWORD_CODE, {"code": now_code()})
    link = SecretLink.objects.latest("pk")
    assert link.expires_at - link.created_at == timedelta(minutes=15)


def test_who_signs_in_by_phone_alone_is_told_of_a_new_password_by_phone(
    world: World, owner: Person
) -> None:
    Login.objects.filter(phone=PHONE).update(email=None)
    client = Client()
    client.post(FORGOTTEN, {"email": TYPED})
    client.post(PASSWORD_CODE, {"code": now_code()})
    client.post(PASSWORD_NEW, {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD})
    assert len(texts_to(PHONE, "password-told")) == 1


def test_ones_own_number_is_no_password(world: World, owner: Person) -> None:
    client = Client()
    client.post(FORGOTTEN, {"email": TYPED})
    client.post(PASSWORD_CODE, {"code": now_code()})
    answer = client.post(PASSWORD_NEW, {"password": "89165550199", "password_again": "89165550199"})
    assert answer.status_code == 422
