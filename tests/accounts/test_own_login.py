"""What can the owner of a login change, and who hears of it?"""

import pytest
from django.test import Client

from naryad.accounts import actions, limits
from naryad.accounts.models import Login
from naryad.core.errors import Invalid, NotVisible, TooManyTries
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.post import letters_to
from tests.world import PASSWORD, World


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


def test_keys_are_offered_only_where_they_do_something(world: World) -> None:
    customer = world.client(world.service.customer)
    page = customer.get("/profile/").content.decode()
    assert "has_shortcuts" not in page
    assert 'id="keys"' not in page
    assert customer.post("/profile/", {"theme": "dark"}).status_code == 303
    assert world.login(world.service.customer).has_shortcuts, "stays as it was"
    page = world.client(world.service.dispatcher).get("/profile/").content.decode()
    assert "has_shortcuts" in page
    assert 'id="keys"' in page


def test_preferences_are_kept_with_the_login_and_used_at_once(world: World) -> None:
    client = world.client(world.service.dispatcher)
    wanted = {"language": "en", "zone": "Asia/Tokyo", "theme": "dark"}
    assert client.post("/profile/", wanted).status_code == 303
    login = Login.objects.get(email=world.service.dispatcher.email)
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
