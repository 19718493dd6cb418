"""What can the owner of a login change, and who hears of it?"""

import pytest
from django.test import Client

from naryad.accounts import actions, limits
from naryad.accounts.actions.change_email import AddressTaken
from naryad.accounts.models import Login, Membership, SecretLink
from naryad.core.errors import Invalid, NotVisible, TooManyTries
from naryad.history.models import Event
from naryad.people.actions.follow_own_email import follow_own_email
from naryad.people.models import Person
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.post import letters_to, link_in, read_newest
from tests.world import PASSWORD, World

NEW_ADDRESS = "fresh@zenit.example"


def sign_in(email: str, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/sign-in/", {"email": email, "password": password})
    return client


def change_password(client: Client, **given: str) -> int:
    known = {"current": PASSWORD, "password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    return client.post("/profile/password/", known | given).status_code


def test_a_changed_password_keeps_this_browser_and_signs_out_the_others(world: World) -> None:
    email = world.service.customer.email
    own, other = sign_in(email), sign_in(email)
    assert change_password(own) == 303
    assert own.get("/portal/").status_code == 200
    assert other.get("/portal/").status_code == 303
    assert sign_in(email, NEW_PASSWORD).get("/portal/").status_code == 200
    assert letters_to(email, "password-told")


@pytest.mark.parametrize(
    "given",
    [
        {"current": "not it"},
        {"password": "short", "password_again": "short"},
        {"password_again": "another"},
    ],
)
def test_a_password_is_changed_only_by_who_knows_it_and_to_a_fit_one(
    world: World, given: dict[str, str]
) -> None:
    client = world.client(world.service.customer)
    assert change_password(client, **given) == 422
    assert world.login(world.service.customer).check_password(PASSWORD)


def test_the_current_password_cannot_be_guessed_in_an_open_browser(world: World) -> None:
    login = world.login(world.service.customer)
    for _try in range(limits.OWN_PASSWORD.most):
        limits.count(limits.OWN_PASSWORD, login.pk, at=world.at)
    with pytest.raises(TooManyTries):
        actions.change_password(
            login.pk,
            current=PASSWORD,
            password=NEW_PASSWORD,
            again=NEW_PASSWORD,
            host="x",
            session_key="",
            at=world.at,
        )


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


def test_other_browsers_are_listed_and_signed_out_one_by_one_or_all(world: World) -> None:
    email = world.service.customer.email
    own, second, third = sign_in(email), sign_in(email), sign_in(email)
    page = own.get("/profile/").content.decode()
    assert page.count('name="session"') == 2
    listed = page.split('name="session" value="')[1].split('"')[0]
    assert own.post("/profile/sessions/", {"session": listed}).status_code == 303
    assert sorted(each.get("/portal/").status_code for each in (second, third)) == [200, 303]
    own.post("/profile/sessions/")
    assert [each.get("/portal/").status_code for each in (own, second, third)] == [200, 303, 303]


def test_nobody_ends_sessions_of_another_login(world: World) -> None:
    mine, theirs = sign_in(world.service.customer.email), sign_in(world.service.head.email)
    page = theirs.get("/profile/").content.decode()
    sign_in(world.service.head.email)
    page = theirs.get("/profile/").content.decode()
    listed = page.split('name="session" value="')[1].split('"')[0]
    assert mine.post("/profile/sessions/", {"session": listed}).status_code == 404
    with pytest.raises(NotVisible):
        actions.end_listed_session(world.login(world.service.customer), session_id=int(listed))


def test_preferences_are_kept_with_the_login_and_used_at_once(world: World) -> None:
    client = world.client(world.service.customer)
    wanted = {"language": "en", "zone": "Asia/Tokyo", "theme": "dark"}
    assert client.post("/profile/", wanted).status_code == 303
    login = Login.objects.get(email=world.service.customer.email)
    assert (login.language, login.zone, login.theme) == ("en", "Asia/Tokyo", "dark")
    assert not login.has_shortcuts
    page = client.get("/profile/").content.decode()
    assert '<html lang="en" data-bs-theme="dark">' in page
    assert 'data-shortcuts="off"' in page
    assert "Saved" in page
    stranger = Client()
    stranger.cookies = client.cookies.copy()  # type: ignore[assignment]
    del stranger.cookies["session"]
    assert 'data-bs-theme="dark"' in stranger.get("/sign-in/").content.decode()


@pytest.mark.parametrize("given", [{"language": "fr"}, {"zone": "Mars/Olympus"}, {"theme": "pink"}])
def test_preferences_that_do_not_exist_are_refused(world: World, given: dict[str, str]) -> None:
    client = world.client(world.service.customer)
    assert client.post("/profile/", given).status_code == 422
    login = world.login(world.service.customer)
    with pytest.raises(Invalid):
        actions.edit_preferences(login.pk, **given)  # type: ignore[arg-type]
