"""How does somebody who has forgotten the password come in again, and what do others learn?"""

import time
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from naryad.accounts import actions
from naryad.accounts.models import Login, Membership, SecretLink
from naryad.accounts.secret_links import DeadLink
from naryad.people.models import Person
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.post import compose, letters_to, link_in, read_newest
from tests.threads import at_once
from tests.world import PASSWORD, World

PAGE, NEW = "/password/", "/password/new/"
TWICE = {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD}


def ask(email: str, client: Client | None = None) -> str:
    """For a letter; the page that answers."""
    client = client or Client()
    answer = client.post(PAGE, {"email": email})
    assert answer.headers["Location"] == "/password/?asked"
    return client.get(answer.headers["Location"]).content.decode()


def follow(world: World, person: Person) -> Client:
    """A browser on the page where the link of the newest letter leads."""
    client = Client()
    path = link_in(world.login(person).email, "password", at=world.at)
    assert client.get(path).headers["Location"] == NEW
    return client


def test_the_link_of_the_letter_sets_a_password_and_lets_in(world: World) -> None:
    customer = world.service.customer
    ask(customer.email)
    client = follow(world, customer)
    assert customer.email in client.get(NEW).content.decode()
    assert client.post(NEW, TWICE).headers["Location"] == "/"
    assert client.get("/portal/").status_code == 200
    assert Login.objects.get(email=customer.email).check_password(NEW_PASSWORD)


def test_every_other_session_ends_and_the_owner_is_told(world: World) -> None:
    customer = world.service.customer
    other = Client()
    other.post("/sign-in/", {"email": customer.email, "password": PASSWORD})
    assert other.get("/portal/").status_code == 200
    ask(customer.email)
    follow(world, customer).post(NEW, TWICE)
    assert other.get("/portal/").headers["Location"].startswith("/sign-in/")
    told = read_newest(customer.email, "password-told", at=world.at)
    assert customer.email in " ".join(told.paragraphs)


def test_a_link_says_that_its_sister_was_used(world: World) -> None:
    customer = world.service.customer
    ask(customer.email)
    first = follow(world, customer)
    ask(customer.email)
    second = follow(world, customer)
    assert second.post(NEW, TWICE).status_code == 303
    answer = first.get(NEW)
    assert answer.status_code == 410
    assert "has been used already" in answer.content.decode()


def test_a_link_says_that_the_password_was_changed_in_another_way(world: World) -> None:
    customer = world.service.customer
    ask(customer.email)
    client = follow(world, customer)
    given = {"current": PASSWORD, **TWICE}
    assert world.client(customer).post("/profile/password/", given).status_code == 303
    assert "has been changed since" in client.get(NEW).content.decode()


@pytest.mark.parametrize("who", ["unknown", "banned", "switched off"])
def test_nobody_learns_whether_an_address_is_known(world: World, who: str) -> None:
    customer, banned = world.service.customer, world.service.banned
    email = {"unknown": "nobody@nowhere.example", "banned": banned.email}.get(who, customer.email)
    known = ask(world.service.admin.email)
    if who == "switched off":
        Login.objects.filter(email=email).update(is_active=False)
    assert without_token(ask(email)) == without_token(known)
    assert letters_to(email, "password") == []


def without_token(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf" not in line)


def test_a_known_and_an_unknown_address_cost_the_same(world: World, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    def cost(email: str, number: int) -> float:
        begun = time.process_time()
        actions.ask_new_password(email, host="x", address=f"10.0.0.{number}", at=world.at)
        return time.process_time() - begun

    people = [world.service.admin, world.service.head, world.service.dispatcher]
    known = [cost(people[number % 3].email, number) for number in range(9)]
    unknown = [cost(f"nobody{number % 3}@nowhere.example", number) for number in range(9)]
    # Whatever else the machine does only adds; a hash that is left out halves the cost.
    assert min(known) == pytest.approx(min(unknown), rel=0.3)


@pytest.mark.parametrize("name", ["known", "nobody@nowhere.example"])
def test_the_fourth_letter_of_an_hour_is_refused_for_any_name(world: World, name: str) -> None:
    email = world.service.admin.email if name == "known" else name
    for _try in range(3):
        ask(email)
    answer = Client().post(PAGE, {"email": email})
    assert answer.status_code == 429
    assert "Too many tries" in answer.content.decode()


def test_a_link_works_for_an_hour_and_once(world: World) -> None:
    customer = world.service.customer
    ask(customer.email)
    client = follow(world, customer)
    link = SecretLink.objects.latest("pk")
    assert link.expires_at - link.created_at == timedelta(hours=1)
    again = follow(world, customer)
    assert client.post(NEW, TWICE).status_code == 303
    answer = again.post(NEW, TWICE | {"password": "yet another one", "password_again": "x"})
    assert answer.status_code == 410
    assert "Ask for a new letter" in answer.content.decode()


def test_a_link_is_over_after_an_hour(world: World) -> None:
    customer = world.service.customer
    ask(customer.email)
    client = follow(world, customer)
    SecretLink.objects.update(expires_at=world.at)
    assert "time of this link is over" in client.get(NEW).content.decode()
    assert client.post(NEW, TWICE).status_code == 410


def test_a_stranger_who_asks_again_does_not_spoil_the_link_the_owner_has(world: World) -> None:
    """Neither on its page nor in the letter; the first that is used ends all of them."""
    customer = world.service.customer
    ask(customer.email)
    on_its_page = follow(world, customer)
    in_the_letter = link_in(customer.email, "password", at=world.at)
    ask(customer.email)
    newest = follow(world, customer)
    assert on_its_page.get(NEW).status_code == 200
    owner = Client()
    owner.get(in_the_letter)
    assert owner.post(NEW, TWICE).status_code == 303
    assert [each.post(NEW, TWICE).status_code for each in (on_its_page, newest)] == [410, 410]


def test_of_two_letters_that_have_not_left_yet_only_the_newer_goes(world: World) -> None:
    email = world.service.customer.email
    ask(email)
    ask(email)
    first, second = letters_to(email, "password")
    assert compose(first, at=world.at) is None
    assert compose(second, at=world.at) is not None


def test_a_link_of_an_address_that_was_changed_since_opens_nothing(world: World) -> None:
    customer = world.service.customer
    ask(customer.email)
    client = follow(world, customer)
    Login.objects.filter(email=customer.email).update(email="moved@zenit.example")
    assert client.post(NEW, TWICE).status_code == 410


def test_a_weak_password_is_refused_and_the_link_goes_on(world: World) -> None:
    customer = world.service.customer
    ask(customer.email)
    client = follow(world, customer)
    assert client.post(NEW, TWICE | {"password": "short"}).status_code == 422
    assert client.post(NEW, TWICE).status_code == 303


def test_without_a_link_the_page_asks_for_none(world: World) -> None:
    assert Client().get(NEW).status_code == 410
    assert Client().post(NEW, TWICE).status_code == 410


def test_looking_spends_nothing(world: World) -> None:
    customer = world.service.customer
    ask(customer.email)
    client = follow(world, customer)
    for _look in range(3):
        client.head(NEW)
        client.get(NEW)
    assert client.post(NEW, TWICE).status_code == 303


def test_the_letter_comes_from_an_organization_that_lets_the_person_in(world: World) -> None:
    """And from none when no organization does."""
    shared = world.service.shared
    Membership.objects.filter(person=shared).update(ended_at=world.at)
    ask(shared.email)
    assert letters_to(shared.email, "password")[-1].organization_id == world.other.id
    Membership.objects.filter(person=world.other.shared).update(ended_at=world.at)
    ask(shared.email)
    assert len(letters_to(shared.email, "password")) == 1


def test_of_two_who_use_one_link_at_once_one_wins(own_world: World) -> None:
    customer = own_world.service.customer
    ask(customer.email)
    link_in(customer.email, "password", at=own_world.at)
    link_id = SecretLink.objects.latest("pk").pk

    def set_to(password: str) -> Login:
        return actions.set_new_password(
            link_id, password=password, again=password, host="x", at=own_world.at
        )

    outcomes = at_once(lambda: set_to("first of them all"), lambda: set_to("second of them all"))
    assert sorted(isinstance(each, DeadLink) for each in outcomes) == [False, True]
