"""How does the owner of a login begin to sign in with a phone, and end it?"""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from naryad.accounts import actions, limits
from naryad.accounts.actions.change_phone import PhoneTaken
from naryad.accounts.codes import digits_of
from naryad.accounts.models import Code, Login
from naryad.history.models import Event
from naryad.people.actions.follow_own_phone import follow_own_phone
from naryad.people.models import Person
from tests.accounts.post import letters_to, link_in
from tests.accounts.telephone import (
    PHONE,
    TYPED,
    code_in_text,
    give_phone,
    read_text,
    texts_to,
    wrong,
)
from tests.threads import at_once
from tests.world import PASSWORD, World

PAGE, TYPE, REMOVE = "/profile/phone/", "/profile/phone/code/", "/profile/phone/removal/"
OLD = "+79265550111"


def ask(client: Client, *, phone: str = TYPED, current: str = PASSWORD) -> int:
    return client.post(PAGE, {"phone": phone, "current": current}).status_code


def confirm(client: Client, code: str) -> int:
    return client.post(TYPE, {"code": code}).status_code


def code_to(phone: str = PHONE) -> str:
    return code_in_text(phone, at=timezone.now())


def test_a_phone_that_is_confirmed_signs_in(world: World) -> None:
    customer = world.service.customer
    client = world.client(customer)
    assert ask(client) == 303
    assert world.login(customer).phone is None
    assert confirm(client, wrong(code_to())) == 422
    assert confirm(client, code_to()) == 303
    assert "916 555-01-99" in client.get("/profile/").content.decode().replace("\xa0", " ")
    answer = Client().post("/sign-in/", {"email": "+7 916 5550199", "password": PASSWORD})
    assert answer.headers["Location"] == "/"
    assert len(letters_to(customer.email, "phone-told")) == 1


def test_the_old_number_is_told_and_does_not_sign_in_any_more(world: World) -> None:
    customer = world.service.customer
    give_phone(world, customer, OLD)
    client = world.client(customer)
    ask(client)
    assert confirm(client, code_to()) == 303
    assert PHONE not in read_text(OLD, "phone-told", at=world.at)
    answer = Client().post("/sign-in/", {"email": OLD, "password": PASSWORD})
    assert answer.status_code == 422


def test_the_card_follows_where_it_bore_the_old_number(world: World) -> None:
    """And stays where the organization wrote another."""
    shared, theirs = world.service.shared, world.other.shared
    give_phone(world, shared, OLD)
    Person.objects.filter(pk=shared.pk).update(phone=OLD)
    before = Person.objects.get(pk=theirs.pk).phone
    client = world.client(shared)
    ask(client)
    confirm(client, code_to())
    assert Person.objects.get(pk=shared.pk).phone == PHONE
    assert Person.objects.get(pk=theirs.pk).phone == before
    event = Event.objects.filter(subject="person", subject_id=shared.pk).latest("pk")
    assert event.changes == {"phone": {"old": OLD, "new": PHONE}}


def test_a_number_with_a_login_of_its_own_is_not_taken_and_nobody_learns_so(world: World) -> None:
    give_phone(world, world.other.customer)
    Login.objects.update(language="en")
    client = world.client(world.service.customer)
    assert ask(client) == 303
    text = read_text(PHONE, "code", at=timezone.now())
    assert "signs in already" in text
    # Even the right digits, which were never sent, do not take it.
    assert confirm(client, digits_of(Code.objects.latest("pk"))) == 409
    assert Login.objects.get(phone=PHONE) == world.login(world.other.customer)


def test_two_who_confirm_one_number_at_once_do_not_both_get_it(own_world: World) -> None:
    ids = {}
    for house in (own_world.service, own_world.other):
        login = own_world.login(house.customer)
        ids[login.pk] = actions.ask_phone_change(
            login.pk, phone=PHONE, current=PASSWORD, host="x", at=own_world.at
        )

    def confirming(login_id: int, code_id: int) -> Login:
        typed = digits_of(Code.objects.get(pk=code_id))
        return actions.confirm_phone_change(
            login_id, code_id, typed=typed, host="x", session_key="", at=own_world.at
        )

    outcomes = at_once(*[lambda pair=pair: confirming(*pair) for pair in ids.items()])
    assert {type(each) for each in outcomes} == {Login, PhoneTaken}


def test_the_code_of_another_login_confirms_nothing(world: World) -> None:
    client = world.client(world.service.customer)
    ask(client)
    other = world.client(world.service.customer_of_two)
    session = other.session
    session["phone_code"] = Code.objects.latest("pk").pk
    session.save()
    assert confirm(other, code_to()) == 410
    assert not Login.objects.filter(phone=PHONE).exists()


@pytest.mark.parametrize(
    ("phone", "current", "said"),
    [
        ("12345", PASSWORD, "no such number"),
        ("8 495 123-45-67 доб. 114", PASSWORD, "no such number"),
        ("owner@zenit.example", PASSWORD, "no such number"),
        (TYPED, "a wrong password", "not your current password"),
        ("+7 926 555-01-11", PASSWORD, "this number already"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    world: World, phone: str, current: str, said: str
) -> None:
    give_phone(world, world.service.customer, OLD)
    client = world.client(world.service.customer)
    Login.objects.filter(phone=OLD).update(language="en")
    answer = client.post(PAGE, {"phone": phone, "current": current})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Code.objects.count() == 0


def test_without_a_gateway_no_phone_can_be_confirmed(world: World, settings: Settings) -> None:
    settings.SMS_IS_KEPT = False
    assert ask(world.client(world.service.customer)) == 409


def test_five_numbers_an_hour_are_enough(world: World) -> None:
    client = world.client(world.service.customer)
    for _try in range(limits.PHONE_LOGIN.most):
        ask(client, current="a wrong password")
    assert ask(client) == 429


def test_a_phone_is_removed_with_the_password_and_the_number_is_told(world: World) -> None:
    give_phone(world, world.service.customer)
    client = world.client(world.service.customer)
    assert client.post(REMOVE, {"current": "a wrong password"}).status_code == 422
    assert client.post(REMOVE, {"current": PASSWORD}).status_code == 303
    assert not Login.objects.filter(phone=PHONE).exists()
    assert len(texts_to(PHONE, "phone-told")) == 1


def test_the_only_name_is_not_removed(world: World) -> None:
    give_phone(world, world.service.customer)
    Login.objects.filter(phone=PHONE).update(email=None)
    client = world.client(world.service.customer)
    assert client.post(REMOVE, {"current": PASSWORD}).status_code == 409
    assert Login.objects.filter(phone=PHONE).exists()


def test_who_has_a_phone_alone_adds_an_email_and_the_phone_is_told(world: World) -> None:
    customer = world.service.customer
    give_phone(world, customer)
    Login.objects.filter(phone=PHONE).update(email=None, language="en")
    client = world.client(customer)
    assert "Sign in with an e-mail" in client.get("/profile/e-mail/").content.decode()
    given = {"email": "mine@zenit.example", "current": PASSWORD}
    assert client.post("/profile/e-mail/", given).status_code == 303
    path = link_in("mine@zenit.example", "email-change", at=timezone.now())
    browser = Client()
    browser.get(path)
    assert browser.post("/e-mail/").status_code == 303
    assert Login.objects.get(phone=PHONE).email == "mine@zenit.example"
    assert len(texts_to(PHONE, "email-told")) == 1


@pytest.mark.parametrize("closing", ["deleted_at", "banned_at"])
def test_the_card_of_somebody_closed_out_a_moment_ago_does_not_follow(
    world: World, closing: str
) -> None:
    """The row is looked at anew, under its lock."""
    seen = world.service.customer
    Person.objects.filter(pk=seen.pk).update(phone=OLD, phone_extension="", **{closing: world.at})
    assert not follow_own_phone(seen, old=OLD, new=PHONE, at=world.at)
    assert Person.objects.get(pk=seen.pk).phone == OLD
