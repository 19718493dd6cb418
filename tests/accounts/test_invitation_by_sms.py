"""How does somebody with a phone alone come in, and what opens nothing?"""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from naryad.accounts import actions
from naryad.accounts.actions.invite_people import AlreadyActivated, NoTelephone, NoTextMessages
from naryad.accounts.invitations import PhoneNotTyped
from naryad.accounts.letters.one_message import MOST, count_units
from naryad.accounts.models import Invitation, InvitationState, Login, Membership, SecretLink
from naryad.accounts.queries import Invited, invitation_states
from naryad.accounts.secret_links import DeadLink, UsedLink
from naryad.core.errors import Invalid
from naryad.core.outcomes import only
from naryad.history.models import Event
from naryad.letters.actions import settle_letter, take_letter
from naryad.letters.answer import Answer, Reply
from naryad.letters.models import Channel
from naryad.organizations.models import ConsentText
from naryad.people.models import Person
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.telephone import (
    PHONE,
    TYPED,
    give_phone,
    link_in_text,
    make_caller,
    read_text,
    texts_to,
)
from tests.threads import at_once
from tests.world import PASSWORD, World

PAGE = "/activate/"


@pytest.fixture
def caller(world: World) -> Person:
    return make_caller(world)


def ask(world: World, person: Person, *, by_sms: bool = False) -> int:
    by = world.actor(world.service.admin)
    return only(actions.invite_people([person.pk], by=by, at=world.at, by_sms=by_sms))


def invite(world: World, person: Person) -> str:
    """By the administrator; the path of the link in the message."""
    ask(world, person, by_sms=True)
    return link_in_text(person.phone, at=world.at)


def follow(path: str, *, phone: str = TYPED) -> Client:
    """A browser that has opened the link and typed the number."""
    client = Client()
    assert client.get(path).headers["Location"] == PAGE
    assert client.post(PAGE, {"phone": phone}).headers["Location"] == PAGE
    return client


def fill(page: str) -> dict[str, str]:
    shown = re.search(r'name="consent_id" value="(\d+)"', page)
    assert shown is not None
    filled = {"consent_id": shown[1], "consent": "on"}
    return filled | {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD}


def activate(client: Client) -> int:
    return client.post(PAGE, fill(client.get(PAGE).content.decode())).status_code


def state_of(world: World, person: Person, *, later: timedelta = timedelta(0)) -> Invited:
    at = world.at + later
    return invitation_states([person.pk], organization_id=world.service.id, at=at)[person.pk].state


def test_who_has_a_phone_alone_is_invited_by_one_message(world: World, caller: Person) -> None:
    ask(world, caller)
    (letter,) = texts_to(PHONE, "invitation")
    assert (letter.channel, letter.language) == (Channel.SMS, "en")
    text = read_text(PHONE, "invitation", at=world.at)
    assert text.startswith("ServicePro: your access http")
    assert count_units(text) <= MOST
    event = Event.objects.filter(subject_id=caller.pk, kind="person.invited").latest("pk")
    assert event.changes == {"phone": {"old": None, "new": PHONE}}


def test_the_number_then_a_password_and_the_person_is_in(world: World, caller: Person) -> None:
    client = follow(invite(world, caller))
    page = client.get(PAGE).content.decode()
    assert "916 555-01-99" in page.replace("\xa0", " ")
    assert activate(client) == 303
    assert client.get("/").headers["Location"] == "/portal/"
    login = Login.objects.get(phone=PHONE)
    assert login.email is None
    assert login.check_password(NEW_PASSWORD)
    assert Membership.objects.get(login=login, ended_at=None).person == caller
    assert state_of(world, caller) == Invited.ACTIVATED
    assert client.get("/profile/").status_code == 200
    client.post("/sign-out/")
    signed_in = client.post("/sign-in/", {"email": TYPED, "password": NEW_PASSWORD})
    assert signed_in.headers["Location"] == "/"


def test_before_the_number_the_page_tells_nothing_of_the_person(
    world: World, caller: Person
) -> None:
    client, path = Client(), invite(world, caller)
    client.get(path)
    page = client.get(PAGE).content.decode()
    for secret in (caller.first_name, caller.last_name, "555-01-99", PHONE):
        assert secret not in page
    refused = client.post(PAGE, {"consent": "on", "consent_id": "1", "password": NEW_PASSWORD})
    assert refused.status_code == 422
    assert not Login.objects.filter(phone=PHONE).exists()


def test_the_action_itself_wants_the_number(world: World, caller: Person) -> None:
    invite(world, caller)
    link = SecretLink.objects.latest("pk")
    with pytest.raises(PhoneNotTyped):
        _activation(world, link, phone="+79165550111")()


def test_after_five_wrong_numbers_the_link_is_dead(world: World, caller: Person) -> None:
    client, path = Client(), invite(world, caller)
    client.get(path)
    for number in range(4):
        answer = client.post(PAGE, {"phone": f"8 916 555-02-0{number}"})
        assert answer.status_code == 422
        assert "another number" in answer.content.decode()
    assert client.post(PAGE, {"phone": "8 916 555-02-09"}).status_code == 410
    other = Client()
    other.get(path)
    assert other.post(PAGE, {"phone": TYPED}).status_code == 410
    assert "Too many wrong numbers" in other.get(PAGE).content.decode()


def test_wrong_numbers_that_come_at_once_are_all_counted(own_world: World) -> None:
    invite(own_world, make_caller(own_world))
    link_id = SecretLink.objects.latest("pk").pk

    def guess() -> str:
        return actions.prove_phone(link_id, "+79165550000", at=own_world.at)

    outcomes = at_once(*[guess] * 8)
    assert sum(isinstance(each, Invalid) for each in outcomes) == 4
    assert sum(isinstance(each, DeadLink) for each in outcomes) == 4


def test_the_link_is_short_hashed_and_lives_a_day(world: World, caller: Person) -> None:
    secret = invite(world, caller).removeprefix("/i/")
    # 62 signs: 14 of them carry 83 bits.
    assert re.fullmatch(r"[A-Za-z0-9]{14}", secret)
    link = SecretLink.objects.latest("pk")
    assert secret not in (link.hash, link.address)
    assert link.expires_at - link.created_at == timedelta(hours=24)
    assert state_of(world, caller) == Invited.SENDING
    SecretLink.objects.filter(pk=link.pk).update(expires_at=world.at)
    client = Client()
    client.get(f"/i/{secret}")
    assert "time of this link is over" in client.get(PAGE).content.decode()


def test_looking_spends_nothing(world: World, caller: Person) -> None:
    path = invite(world, caller)
    for _look in range(7):
        scanner = Client()
        scanner.head(path)
        scanner.get(path)
        scanner.get(PAGE)
    assert Invitation.objects.get(person=caller).state == InvitationState.OPENED
    assert activate(follow(path)) == 303


def test_a_new_message_and_a_changed_number_close_the_link(world: World, caller: Person) -> None:
    first = invite(world, caller)
    second = invite(world, caller)
    client = Client()
    client.get(first)
    assert client.get(PAGE).status_code == 410
    Person.objects.filter(pk=caller.pk).update(phone_extension="114")
    client.get(second)
    assert "another address" in client.get(PAGE).content.decode()
    assert state_of(world, caller) == Invited.NO_ADDRESS


def test_the_states_are_those_of_a_letter_with_the_gateways_words(
    world: World, caller: Person
) -> None:
    invite(world, caller)
    (letter,) = texts_to(PHONE, "invitation")
    taken = take_letter(letter.pk, at=world.at)
    assert taken is not None
    settle_letter(taken, answer=Answer(Reply.ACCEPTED, "smsc: accepted"), at=world.at)
    assert state_of(world, caller) == Invited.SENT
    assert state_of(world, caller, later=timedelta(hours=24)) == Invited.EXPIRED
    assert Invitation.objects.get(person=caller).server_answer == "smsc: accepted"


def test_who_has_both_gets_a_letter_or_the_message_that_was_asked_for(
    world: World, caller: Person
) -> None:
    caller.email = "caller@zenit.example"
    caller.save()
    ask(world, caller)
    assert texts_to(PHONE, "invitation") == []
    path = invite(world, caller)
    assert state_of(world, caller) == Invited.SENDING
    assert activate(follow(path)) == 303
    assert Login.objects.get(phone=PHONE).email is None
    with pytest.raises(AlreadyActivated):
        ask(world, caller)


def test_many_at_once_are_reached_each_by_their_own_way(world: World, caller: Person) -> None:
    by_letter, by_nothing = world.service.former_customer, world.service.lead_customer
    Membership.objects.filter(person__in=(by_letter, by_nothing)).delete()
    Person.objects.filter(pk=by_nothing.pk).update(email="", phone_extension="114")
    ids = [caller.pk, by_letter.pk, by_nothing.pk]
    outcomes = actions.invite_people(ids, by=world.actor(world.service.admin), at=world.at)
    assert [type(each.refusal) for each in outcomes] == [type(None), type(None), NoTelephone]
    current = Invitation.objects.filter(person__in=ids[:2], is_current=True)
    sent = set(current.values_list("person", "address", "letter__channel"))
    assert sent == {
        (caller.pk, PHONE, Channel.SMS),
        (by_letter.pk, by_letter.email, Channel.EMAIL),
    }


def test_no_message_goes_where_none_can(world: World, settings: Settings) -> None:
    admin, customer = world.service.admin, world.service.former_customer
    Membership.objects.filter(person=customer).delete()
    Person.objects.filter(pk=customer.pk).update(phone_extension="114")
    with pytest.raises(NoTelephone):
        ask(world, customer, by_sms=True)
    settings.SMS_IS_KEPT = False
    with pytest.raises(NoTextMessages):
        ask(world, admin, by_sms=True)


def test_the_phone_of_a_login_joins_one_more_organization_with_its_password(world: World) -> None:
    caller = make_caller(world)
    give_phone(world, world.other.customer)
    login = world.login(world.other.customer)
    path = invite(world, caller)
    client = follow(path)
    page = client.get(PAGE).content.decode()
    assert "You have a login already" in page
    assert client.post(PAGE, {"password": "not the password"}).status_code == 422
    assert client.post(PAGE, {"password": PASSWORD}).headers["Location"] == PAGE
    consent = re.search(r'name="consent_id" value="(\d+)"', client.get(PAGE).content.decode())
    assert consent is not None
    assert client.post(PAGE, {"consent": "on", "consent_id": consent[1]}).status_code == 303
    assert Membership.objects.get(person=caller, ended_at=None).login == login
    assert Login.objects.filter(phone=PHONE).count() == 1


def test_two_who_activate_one_link_make_one_login(own_world: World) -> None:
    caller = make_caller(own_world)
    invite(own_world, caller)
    activation = _activation(own_world, SecretLink.objects.latest("pk"), phone=PHONE)
    outcomes = at_once(activation, activation)
    assert {type(each) for each in outcomes} == {Login, UsedLink}


def _activation(world: World, link: SecretLink, *, phone: str) -> Callable[[], Login]:
    consent = ConsentText.objects.filter(organization=link.organization).latest("number").pk
    return lambda: actions.activate_invitation(
        link.pk,
        login=None,
        password=NEW_PASSWORD,
        again=NEW_PASSWORD,
        consent_id=consent,
        address="127.0.0.1",
        phone=phone,
        at=world.at,
    )
