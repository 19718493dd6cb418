"""How does the owner of a login begin to sign in with another address, and what ends with it?"""

import pytest
from django.test import Client

from naryad.accounts import actions
from naryad.accounts.actions.change_email import AddressTaken
from naryad.accounts.models import Login, Membership, SecretLink
from naryad.history.models import Event
from naryad.letters.actions import settle_letter, take_letter
from naryad.letters.models import LetterState
from naryad.letters.smtp import Answer, Reply
from naryad.people.actions.follow_own_email import follow_own_email
from naryad.people.models import Person
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.post import compose, letters_to, link_in, read_newest
from tests.accounts.test_own_login import sign_in
from tests.world import PASSWORD, World

NEW_ADDRESS = "fresh@zenit.example"


def ask_for(world: World, person: Person, email: str = NEW_ADDRESS) -> str:
    """The path of the link in the letter to the new address."""
    client = world.client(person)
    answer = client.post("/profile/e-mail/", {"email": email, "current": PASSWORD})
    assert answer.status_code == 303
    return link_in(email.lower(), "email-change", at=world.at)


def confirm(path: str, client: Client | None = None) -> int:
    client = client or Client()
    assert client.get(path).headers["Location"] == "/e-mail/"
    assert client.get("/e-mail/").status_code == 200
    return client.post("/e-mail/").status_code


def test_an_address_changes_when_the_new_one_confirms_and_the_old_one_is_told(
    world: World,
) -> None:
    customer = world.service.customer
    path = ask_for(world, customer, NEW_ADDRESS.upper())
    login = Login.objects.get(pk=world.login(customer).pk)
    assert login.email == customer.email
    assert confirm(path) == 303
    login.refresh_from_db()
    assert login.email == NEW_ADDRESS
    told = read_newest(customer.email, "email-told", at=world.at)
    assert NEW_ADDRESS not in " ".join((told.subject, *told.paragraphs, *told.notes))
    assert sign_in(NEW_ADDRESS).get("/portal/").status_code == 200


def test_the_card_follows_where_it_bore_the_old_address(world: World) -> None:
    customer = world.service.customer
    confirm(ask_for(world, customer))
    customer.refresh_from_db()
    assert customer.email == NEW_ADDRESS
    assert NEW_ADDRESS in customer.search_text
    event = Event.objects.filter(subject="person", subject_id=customer.pk).latest("pk")
    assert (event.kind, event.actor) == ("person.edited", customer)
    assert event.changes["email"]["new"] == NEW_ADDRESS


def test_the_card_stays_where_the_organization_wrote_another_address(world: World) -> None:
    customer = world.service.customer
    Person.objects.filter(pk=customer.pk).update(email="office@zenit.example")
    confirm(ask_for(world, customer))
    customer.refresh_from_db()
    assert customer.email == "office@zenit.example"


def test_the_card_stays_where_somebody_else_has_the_new_address(
    world: World, newcomer: Person
) -> None:
    customer = world.service.customer
    confirm(ask_for(world, customer, newcomer.email))
    customer.refresh_from_db()
    assert customer.email == "customer@service.example"


@pytest.mark.parametrize("closing", ["deleted_at", "banned_at", "ended_at"])
def test_the_card_stays_where_the_organization_has_closed_the_way_in(
    world: World, closing: str
) -> None:
    ours, theirs = world.service.shared, world.other.shared
    Person.objects.filter(pk__in=[ours.pk, theirs.pk]).update(email=world.login(ours).email)
    path = ask_for(world, ours)
    if closing == "ended_at":
        Membership.objects.filter(person=theirs).update(ended_at=world.at)
    else:
        Person.objects.filter(pk=theirs.pk).update(**{closing: world.at})
    confirm(path)
    ours.refresh_from_db()
    theirs.refresh_from_db()
    assert (ours.email, theirs.email) == (NEW_ADDRESS, world.login(ours).email)


@pytest.mark.parametrize("closing", ["deleted_at", "banned_at"])
def test_the_card_stays_where_the_way_in_was_closed_a_moment_ago(
    world: World, closing: str
) -> None:
    """The row is looked at anew, under its lock."""
    seen = world.service.customer
    Person.objects.filter(pk=seen.pk).update(**{closing: world.at})
    assert not follow_own_email(seen, old=seen.email, new=NEW_ADDRESS, at=world.at)


def test_a_new_address_signs_out_every_other_browser(world: World) -> None:
    """Whoever sits at one of them knew the login by its old address."""
    customer = world.service.customer
    own, other = sign_in(customer.email), sign_in(customer.email)
    assert confirm(ask_for(world, customer), own) == 303
    assert own.get("/portal/").status_code == 200
    assert other.get("/portal/").headers["Location"].startswith("/sign-in/")


def test_a_new_address_that_is_confirmed_elsewhere_signs_out_all_of_them(world: World) -> None:
    customer = world.service.customer
    own = sign_in(customer.email)
    theirs = sign_in(world.service.head.email)
    assert confirm(ask_for(world, customer), theirs) == 303
    assert own.get("/portal/").status_code == 303
    assert theirs.get("/profile/").status_code == 200


def test_an_address_that_has_a_login_is_not_told_to_whoever_asks(world: World) -> None:
    customer, taken = world.service.customer, world.service.admin.email
    client = world.client(customer)
    answer = client.post("/profile/e-mail/", {"email": taken, "current": PASSWORD})
    assert answer.status_code == 303
    content = read_newest(taken, "email-change", at=world.at)
    assert content.link is not None
    assert content.link[1].endswith("/sign-in/")
    assert not SecretLink.objects.filter(address=taken, purpose="EMAIL").exists()


def test_an_address_that_was_taken_meanwhile_is_refused(world: World) -> None:
    path = ask_for(world, world.service.customer)
    client = Client()
    client.get(path)
    Login.objects.filter(email=world.service.head.email).update(email=NEW_ADDRESS)
    assert client.post("/e-mail/").status_code == 409
    with pytest.raises(AddressTaken):
        actions.confirm_email_change(
            SecretLink.objects.latest("pk").pk, host="x", session_key="", at=world.at
        )


def reset_password(world: World, person: Person) -> None:
    """As whoever has forgotten it does."""
    email = world.login(person).email
    actions.ask_new_password(email, host="x", address="192.0.2.1", at=world.at)
    link_in(email, "password", at=world.at)
    link = SecretLink.objects.latest("pk")
    actions.set_new_password(
        link.pk, password=NEW_PASSWORD, again=NEW_PASSWORD, host="x", at=world.at
    )


def test_a_new_password_calls_back_a_new_address_whose_letter_has_left(world: World) -> None:
    customer = world.service.customer
    path = ask_for(world, customer)
    reset_password(world, customer)
    client = Client()
    client.get(path)
    assert client.post("/e-mail/").status_code == 410
    assert world.login(customer).email == customer.email


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_new_password_calls_back_a_new_address_whose_letter_is_still_to_leave(
    world: World, is_taken: bool
) -> None:
    """Waiting, or with a worker that is about to make its words."""
    customer, at = world.service.customer, world.at
    login = world.login(customer)
    actions.ask_email_change(login.pk, email=NEW_ADDRESS, current=PASSWORD, host="x", at=at)
    (letter,) = letters_to(NEW_ADDRESS, "email-change")
    taken = take_letter(letter.pk, at=at) if is_taken else None
    reset_password(world, customer)
    letter.refresh_from_db()
    assert letter.state == LetterState.CANCELLED
    assert take_letter(letter.pk, at=at) is None
    assert compose(taken or letter, at=at) is None
    assert not SecretLink.objects.filter(address=NEW_ADDRESS).exists()
    if taken:
        settle_letter(taken, answer=Answer(Reply.ACCEPTED, "250 ok"), at=at)
        letter.refresh_from_db()
        assert letter.state == LetterState.CANCELLED


def test_a_new_address_can_be_asked_for_again_after_a_new_password(world: World) -> None:
    customer, at = world.service.customer, world.at
    ask_for(world, customer)
    reset_password(world, customer)
    login = world.login(customer)
    actions.ask_email_change(login.pk, email=NEW_ADDRESS, current=NEW_PASSWORD, host="x", at=at)
    assert confirm(link_in(NEW_ADDRESS, "email-change", at=at)) == 303


def test_a_link_confirms_once_and_dies_with_a_newer_one(world: World) -> None:
    customer = world.service.customer
    first = ask_for(world, customer)
    second = ask_for(world, customer, "second@zenit.example")
    client = Client()
    client.get(first)
    assert client.post("/e-mail/").status_code == 410
    assert confirm(second) == 303
    client.get(second)
    assert client.post("/e-mail/").status_code == 410


@pytest.mark.parametrize("given", [{"current": "not it"}, {"email": "customer@service.example"}])
def test_an_address_is_asked_for_only_by_who_knows_the_password(
    world: World, given: dict[str, str]
) -> None:
    client = world.client(world.service.customer)
    values = {"email": NEW_ADDRESS, "current": PASSWORD} | given
    assert client.post("/profile/e-mail/", values).status_code == 422
    assert letters_to(NEW_ADDRESS, "email-change") == []
