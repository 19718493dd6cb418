"""Who gets in with which password, and what does a stranger learn by trying?"""

import time

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from naryad.accounts import limits
from naryad.accounts.models import Login, Membership, SignIn
from naryad.core.errors import TooManyTries
from naryad.organizations.models import Organization
from naryad.people.models import Person
from tests.accounts.telephone import PHONE, give_phone
from tests.threads import at_once
from tests.world import PASSWORD, World

PAGE = "/sign-in/"
UNKNOWN, UNKNOWN_PHONE = "nobody@nowhere.example", "+79165557777"


def try_to_sign_in(
    client: Client, email: str, password: str = PASSWORD, *, on: str = "", **headers: str
) -> tuple[int, str, str]:
    """Status, where it leads, and the text of the page."""
    given = {"email": email, "password": password, "next": on}
    answer = client.post(PAGE, given, **headers)  # type: ignore[arg-type] # WSGI variables
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


@pytest.mark.parametrize(("who", "side"), [("admin", "/office/"), ("customer", "/portal/")])
def test_the_right_password_leads_to_ones_own_side(world: World, who: str, side: str) -> None:
    client, person = Client(), world.service.people[who]
    assert try_to_sign_in(client, person.email) == (303, "/", "")
    assert client.get("/").headers["Location"] == side


def test_capitals_and_spaces_around_the_address_do_not_matter(world: World) -> None:
    email = f" {world.service.admin.email.upper()} "
    assert try_to_sign_in(Client(), email)[0] == 303


@pytest.mark.parametrize(
    "typed", ["+79165550199", "8 (916) 555-01-99", "8 916 5550199", " +7 916 555-01-99 "]
)
def test_a_confirmed_phone_signs_in_however_it_is_typed(world: World, typed: str) -> None:
    give_phone(world, world.service.customer)
    assert try_to_sign_in(Client(), typed) == (303, "/", "")


def test_a_phone_of_a_card_that_nobody_has_confirmed_signs_nobody_in(world: World) -> None:
    assert try_to_sign_in(Client(), world.service.admin.phone)[0] == 422


@pytest.mark.parametrize("typed", ["", "8 916", "somebody", "+7 916 555-01-99 доб. 5", "a" * 300])
def test_what_is_no_name_is_nobodys(world: World, typed: str) -> None:
    assert try_to_sign_in(Client(), typed)[0] == 422


def test_a_wrong_password_of_a_phone_and_an_unknown_one_are_answered_alike(world: World) -> None:
    give_phone(world, world.service.customer)
    known = try_to_sign_in(Client(), PHONE, "a wrong password")
    unknown = try_to_sign_in(Client(), UNKNOWN_PHONE, "a wrong password")
    assert known[0] == unknown[0] == 422
    assert without_token(known[2], PHONE) == without_token(unknown[2], UNKNOWN_PHONE)
    assert outcomes_of(world.service.customer)[-1] == SignIn.Outcome.REFUSED


@pytest.mark.parametrize("phone", [PHONE, UNKNOWN_PHONE])
def test_a_number_is_one_name_however_it_is_typed(world: World, phone: str) -> None:
    give_phone(world, world.service.customer)
    for _try in range(5):
        assert try_to_sign_in(Client(), f"8{phone[2:]}", "a wrong password")[0] == 422
    assert try_to_sign_in(Client(), phone)[0] == 429


def test_one_comes_back_to_the_page_one_wanted(world: World) -> None:
    client = Client()
    turned_away = client.get("/profile/?a=1&b=2")
    assert turned_away.headers["Location"] == "/sign-in/?next=%2Fprofile%2F%3Fa%3D1%26b%3D2"
    email = world.service.admin.email
    assert try_to_sign_in(client, email, on="/profile/?a=1&b=2")[1] == "/profile/?a=1&b=2"


@pytest.mark.parametrize(
    "evil",
    [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https://evil.example/",
        "/%0d%0aSet-Cookie:x",
        "/a\r\nSet-Cookie: x=1",
        "///evil.example",
        "javascript:alert(1)",
        "http://user@evil.example",
        " //evil.example",
    ],
)
def test_nobody_is_led_to_another_host(world: World, evil: str) -> None:
    status, location, _text = try_to_sign_in(Client(), world.service.admin.email, on=evil)
    assert status == 303
    assert location == "/" or location == evil == "/%0d%0aSet-Cookie:x"
    assert 'name="next" value="/' in Client().get(PAGE, {"next": evil}).content.decode()


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(world: World) -> None:
    email = world.service.admin.email
    known = try_to_sign_in(Client(), email, "a wrong password")
    unknown = try_to_sign_in(Client(), UNKNOWN, "a wrong password")
    assert known[0] == unknown[0] == 422
    assert without_token(known[2], email) == without_token(unknown[2], UNKNOWN)


def without_token(page: str, email: str) -> str:
    """What differs between any two requests, whoever they are about."""
    lines = page.replace(email, "…").splitlines()
    return "\n".join(line for line in lines if "csrf" not in line)


def test_a_wrong_password_and_an_unknown_name_cost_the_same(
    world: World, settings: Settings
) -> None:
    """By processor time, which other programs on the machine disturb less."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    Login.objects.update(password=make_password(PASSWORD))
    email = world.service.admin.email

    def cost(name: str) -> float:
        begun = time.process_time()
        try_to_sign_in(Client(REMOTE_ADDR="10.0.0.9"), name, "a wrong password")
        return time.process_time() - begun

    known, unknown = [], []
    for number in range(9):
        known.append(cost(email) if number < 4 else cost(world.service.head.email))
        unknown.append(cost(f"nobody{number // 4}@nowhere.example"))
    # Whatever else the machine does only adds; a hash that is left out halves the cost.
    assert min(known) == pytest.approx(min(unknown), rel=0.3)


def test_a_login_that_is_switched_off_is_like_an_unknown_one(world: World) -> None:
    Login.objects.filter(email=world.service.admin.email).update(is_active=False)
    status, _location, text = try_to_sign_in(Client(), world.service.admin.email)
    assert status == 422
    assert "do not match" in text


@pytest.mark.parametrize("name", ["known", UNKNOWN])
def test_the_sixth_try_on_a_name_is_refused_from_whatever_address(world: World, name: str) -> None:
    email = world.service.admin.email if name == "known" else name
    for number in range(4):
        limits.count_sign_in(email, address=f"10.0.0.{number}", at=timezone.now())
    assert try_to_sign_in(Client(), email, "wrong", REMOTE_ADDR="10.0.0.5")[0] == 422
    status, _location, text = try_to_sign_in(Client(), email, REMOTE_ADDR="10.0.0.77")
    assert status == 429
    assert "Too many tries" in text


def test_the_right_password_forgets_the_mistakes_before(world: World) -> None:
    email = world.service.admin.email
    for _round in range(2):
        for _try in range(4):
            limits.count_sign_in(email, address="10.0.0.1", at=timezone.now())
        assert try_to_sign_in(Client(), email)[0] == 303


def test_a_stranger_cannot_lock_the_owner_out_of_a_browser_they_use(world: World) -> None:
    email, own = world.service.admin.email, Client()
    assert try_to_sign_in(own, email)[0] == 303
    own.post("/sign-out/")
    for _try in range(5):
        limits.count_sign_in(email, address="10.0.0.1", at=timezone.now())
    assert try_to_sign_in(Client(), email)[0] == 429
    assert try_to_sign_in(own, email)[0] == 303


def test_a_made_up_header_does_not_change_the_address_that_is_counted(world: World) -> None:
    for number in range(limits.SIGN_IN_ADDRESS.most):
        limits.count(limits.SIGN_IN_ADDRESS, "127.0.0.1", at=timezone.now())
        assert number < 50
    forged = {"HTTP_X_FORWARDED_FOR": "10.1.1.1"}
    assert try_to_sign_in(Client(), UNKNOWN, "wrong", **forged)[0] == 429
    assert try_to_sign_in(Client(), UNKNOWN, "wrong", REMOTE_ADDR="10.1.1.1")[0] == 422


def test_addresses_of_one_network_are_counted_together(world: World) -> None:
    """An IPv6 customer has 2⁶⁴ of them; another network, and IPv4, count each for itself."""
    for number in range(limits.SIGN_IN_ADDRESS.most):
        limits.count(limits.SIGN_IN_ADDRESS, f"2001:db8:1:2::{number:x}", at=timezone.now())

    def answer_to(address: str) -> int:
        return try_to_sign_in(Client(REMOTE_ADDR=address), UNKNOWN, "wrong")[0]

    assert answer_to("2001:db8:1:2:ffff:ffff:ffff:ffff") == 429
    assert answer_to("2001:db8:1:3::1") == 422
    assert answer_to("203.0.113.9") == 422


@pytest.mark.parametrize("limit", [limits.PASSWORD_ADDRESS, limits.SETUP_ADDRESS])
def test_every_limit_by_address_counts_networks(world: World, limit: limits.Limit) -> None:
    for number in range(limit.most):
        limits.count(limit, f"2001:db8::{number:x}", at=world.at)
    with pytest.raises(TooManyTries):
        limits.count(limit, "2001:db8::beef", at=world.at)
    limits.count(limit, "192.0.2.1", at=world.at)


def test_two_at_once_are_both_counted(own_world: World) -> None:
    email = own_world.service.admin.email
    outcomes = at_once(*[lambda: try_to_sign_in(Client(), email, "wrong")[0]] * 8)
    assert sorted(each for each in outcomes if isinstance(each, int)) == [422] * 5 + [429] * 3


def test_the_session_gets_another_key_at_the_sign_in(world: World) -> None:
    client = Client()
    client.get("/activate/x/")
    before = client.session.session_key
    try_to_sign_in(client, world.service.admin.email)
    assert client.session.session_key not in (None, before)


def test_signing_out_ends_the_session_on_the_server_and_clears_the_browser(world: World) -> None:
    client = Client()
    try_to_sign_in(client, world.service.customer.email)
    stolen = Client()
    stolen.cookies = client.cookies.copy()  # type: ignore[assignment]
    answer = client.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    for each in (client, stolen):
        assert each.get("/portal/").headers["Location"].startswith(PAGE)


def test_signing_out_is_not_done_by_a_link(world: World) -> None:
    client = world.client(world.service.customer)
    assert client.get("/sign-out/").status_code == 405
    assert client.get("/portal/").status_code == 200


def test_tries_at_the_common_address_are_read_in_every_organization_entries_in_one(
    world: World,
) -> None:
    ours, theirs = world.service.shared, world.other.shared
    SignIn.objects.all().delete()
    client = Client(HTTP_USER_AGENT="Firefox/128.0\r\nforged")
    try_to_sign_in(client, ours.email, "wrong")
    try_to_sign_in(client, ours.email)
    client.post("/sign-out/")
    try_to_sign_in(client, UNKNOWN, "wrong")
    assert outcomes_of(ours)[0] == outcomes_of(theirs)[0] == SignIn.Outcome.REFUSED
    entries = [SignIn.Outcome.DONE, SignIn.Outcome.ENDED]
    assert sorted([outcomes_of(ours)[1:], outcomes_of(theirs)[1:]]) == [[], entries]
    assert SignIn.objects.filter(device__contains="\n").count() == 0
    assert SignIn.objects.count() == 4


def outcomes_of(person: Person) -> list[str]:
    rows = SignIn.objects.filter(person=person).order_by("pk")
    return list(rows.values_list("outcome", flat=True))


def try_wrongly(email: str, host: str) -> None:
    SignIn.objects.all().delete()
    assert try_to_sign_in(Client(HTTP_HOST=host), email, "wrong")[0] == 422


def test_a_try_at_an_organizations_own_host_is_read_there_alone(world: World) -> None:
    ours, theirs = world.service.shared, world.other.shared
    Organization.objects.filter(pk=world.other.id).update(host="other.example")
    Organization.objects.filter(pk=world.service.id).update(host="service.example")
    try_wrongly(ours.email, "other.example")
    assert (outcomes_of(ours), outcomes_of(theirs)) == ([], [SignIn.Outcome.REFUSED])
    try_wrongly(ours.email, "service.example")
    assert (outcomes_of(ours), outcomes_of(theirs)) == ([SignIn.Outcome.REFUSED], [])


def test_a_try_at_the_host_of_an_organization_one_does_not_know_is_not_read_there(
    world: World,
) -> None:
    """It is read where the login does belong, or guessing there would go unseen."""
    customer = world.service.customer
    Organization.objects.filter(pk=world.other.id).update(host="other.example")
    try_wrongly(customer.email, "other.example")
    assert list(SignIn.objects.values_list("organization", "person")) == [
        (world.service.id, customer.pk)
    ]


@pytest.mark.parametrize("closing", ["deleted_at", "banned_at", "ended_at"])
def test_a_try_is_read_only_where_the_login_has_a_way_in(world: World, closing: str) -> None:
    ours, theirs = world.service.shared, world.other.shared
    if closing == "ended_at":
        Membership.objects.filter(person=theirs).update(ended_at=timezone.now())
    else:
        Person.objects.filter(pk=theirs.pk).update(**{closing: timezone.now()})
    try_wrongly(ours.email, "testserver")
    assert (outcomes_of(ours), outcomes_of(theirs)) == ([SignIn.Outcome.REFUSED], [])
