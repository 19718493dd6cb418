"""Does an app's code open once, and only while it is shown?"""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from naryad.accounts import actions, limits
from naryad.accounts.actions.add_factor import AppThere
from naryad.accounts.actions.use_code import WrongCode
from naryad.accounts.app_codes import app_address, find_step
from naryad.accounts.client import Browser
from naryad.accounts.models import Login, SignIn
from naryad.core.errors import Invalid, TooManyTries
from tests.accounts.conftest import invite
from tests.accounts.factor_steps import (
    APP,
    FACTORS,
    STEP,
    add_app,
    app_secret_of,
    code_of,
    forget_spent_code,
    read_codes,
    read_secret,
    sessions_hold,
    sign_in,
)
from tests.threads import at_once
from tests.web.pages import read_form, read_words
from tests.world import PASSWORD, World

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_the_known_codes_of_the_standard_fit() -> None:
    """RFC 6238, appendix B, cut to six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for second, code in [(59, "287082"), (1111111109, "081804"), (2000000000, "279037")]:
        at = timezone.datetime.fromtimestamp(second, tz=timezone.get_fixed_timezone(0))
        assert find_step(secret, code, at=at) == second // 30


@pytest.mark.parametrize(
    ("steps", "after", "fits"), [(0, 0, True), (-1, 0, True), (1, 0, True), (2, 0, False)]
)
def test_a_code_fits_while_it_is_shown_and_half_a_minute_around(
    steps: int, after: int, fits: bool
) -> None:
    at = timezone.now()
    code = code_of(SECRET, at=at, steps=steps)
    assert (find_step(SECRET, code, at=at, after=after) is not None) == fits


@pytest.mark.parametrize("code", ["", "12345", "١٢٣٤٥٦", "a" * 40, "000 000 000"])
def test_what_is_no_code_fits_nowhere(code: str) -> None:
    assert find_step(SECRET, code, at=timezone.now()) is None


def test_the_picture_says_for_whom_and_where() -> None:
    address = app_address(SECRET, issuer="Сервис: Пром", name="a@b.example")
    assert address.startswith("otpauth://totp/%D0%A1")
    assert address.count(":") == 2
    assert f"secret={SECRET}" in address


def test_setting_up_shows_a_picture_a_key_and_then_recovery_codes_once(world: World) -> None:
    client = sign_in(world.service.technician.email)
    page = client.get(APP)
    assert '<svg class="qr"' in page.content.decode()
    secret = read_secret(page)
    assert not Authenticator.objects.exists()
    assert not sessions_hold(secret)
    sent = read_form(page, APP).filled(code=code_of(secret))
    codes = read_codes(client.post(APP, sent))
    assert len(set(codes)) == 10
    assert not any(sessions_hold(code) for code in codes)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert not any(code in kept for code in [*codes, secret])
    assert "10 are left" in read_words(client.get(FACTORS))
    assert client.get(APP).headers["Location"] == FACTORS


@pytest.mark.parametrize("code", ["000000", "", "zzz"])
def test_without_a_right_code_nothing_is_set_up(world: World, code: str) -> None:
    client = sign_in(world.service.technician.email)
    page = client.get(APP)
    secret = read_secret(page)
    answer = client.post(APP, read_form(page, APP).filled(code=code))
    assert answer.status_code == 422
    assert read_secret(answer) == secret
    assert not Authenticator.objects.exists()


def test_a_key_of_another_login_is_not_taken(world: World) -> None:
    page = sign_in(world.service.head.email).get(APP)
    sent = read_form(page, APP).filled(code=code_of(read_secret(page)))
    client = sign_in(world.service.technician.email)
    assert client.post(APP, sent).status_code == 422
    assert client.post(APP, {**sent, "key": "made-up"}).status_code == 422
    assert not Authenticator.objects.exists()


def test_the_password_alone_opens_nothing_any_more(world: World) -> None:
    email = world.service.technician.email
    secret, _codes = add_app(sign_in(email))
    client = sign_in(email)
    assert client.get("/office/").headers["Location"].startswith("/sign-in/")
    assert client.post(STEP, {"code": "000000"}).status_code == 422
    assert client.get("/office/").headers["Location"].startswith("/sign-in/")
    before = client.session.session_key
    answer = client.post(STEP, {"code": code_of(secret)})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert client.session.session_key != before
    assert client.get("/office/employees/").status_code == 200


def test_one_comes_back_to_the_page_one_wanted_and_never_to_another_host(world: World) -> None:
    email = world.service.technician.email
    secret, _codes = add_app(sign_in(email))
    for wanted, reached in [("/profile/?a=1", "/profile/?a=1"), ("//evil.example", "/")]:
        client = Client(HTTP_HOST="localhost")
        given = {"email": email, "password": PASSWORD, "next": wanted}
        assert client.post("/sign-in/", given).headers["Location"] == STEP
        forget_spent_code()
        assert client.post(STEP, {"code": code_of(secret)}).headers["Location"] == reached


def test_a_code_works_once_also_in_another_browser(world: World) -> None:
    email = world.service.technician.email
    secret, _codes = add_app(sign_in(email))
    code = code_of(secret)
    assert sign_in(email).post(STEP, {"code": code}).status_code == 303
    again = sign_in(email).post(STEP, {"code": code})
    assert again.status_code == 422
    assert "was used already" in read_words(again)
    # One that is older than the last one used is spent as well.
    assert sign_in(email).post(STEP, {"code": code_of(secret, steps=-1)}).status_code == 422
    assert sign_in(email).post(STEP, {"code": code_of(secret, steps=1)}).status_code == 303


def test_the_code_that_set_the_app_up_is_spent(world: World) -> None:
    email = world.service.technician.email
    client = sign_in(email)
    page = client.get(APP)
    code = code_of(read_secret(page))
    client.post(APP, read_form(page, APP).filled(code=code))
    assert sign_in(email).post(STEP, {"code": code}).status_code == 422


def test_of_two_at_once_with_the_same_code_one_gets_in(own_world: World) -> None:
    login = own_world.login(own_world.service.technician)
    secret, _codes = add_app(sign_in(login.email))
    code, at = code_of(secret), timezone.now()

    def use() -> object:
        return actions.use_code(login.pk, code=code, browser=Browser(), at=at)

    outcomes = at_once(use, use)
    assert sorted(type(each).__name__ for each in outcomes) == ["Authenticator", "WrongCode"]


def test_the_sixth_guess_is_refused_and_stands_in_the_journal(world: World) -> None:
    email = world.service.technician.email
    secret, _codes = add_app(sign_in(email))
    client = sign_in(email)
    for _guess in range(limits.FACTOR_LOGIN.most):
        assert client.post(STEP, {"code": "000000"}).status_code == 422
    assert client.post(STEP, {"code": code_of(secret)}).status_code == 429
    rows = SignIn.objects.filter(person=world.service.technician)
    outcomes = list(rows.order_by("pk").values_list("outcome", flat=True))
    assert outcomes[-6:] == ["CODE"] * 5 + ["LIMITED"]


def test_a_days_guesses_are_limited_and_the_owner_does_not_wash_them_away(world: World) -> None:
    login = world.login(world.service.technician)
    secret, _codes = add_app(sign_in(login.email))
    for _guess in range(limits.FACTOR_DAY.most - 1):
        limits.count(limits.FACTOR_DAY, login.pk, at=world.at)
    code = code_of(secret)
    actions.use_code(login.pk, code=code, browser=Browser(), at=timezone.now())
    with pytest.raises(WrongCode):
        actions.use_code(login.pk, code=code, browser=Browser(), at=timezone.now())
    with pytest.raises(TooManyTries):
        actions.use_code(login.pk, code=code, browser=Browser(), at=timezone.now())


def test_the_step_is_open_to_nobody_without_the_password_and_not_for_long(world: World) -> None:
    assert Client().get(STEP).headers["Location"] == "/sign-in/"
    assert Client().post(STEP, {"code": "000000"}).headers["Location"] == "/sign-in/"
    email = world.service.technician.email
    secret, _codes = add_app(sign_in(email))
    client = sign_in(email)
    session = client.session
    session["account_login"] |= {"initiated_at": session["account_login"]["initiated_at"] - 901}
    session.save()
    assert client.post(STEP, {"code": code_of(secret)}).headers["Location"] == "/sign-in/"
    assert client.get("/office/").headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("change", ["password", "switched off"])
def test_the_step_closes_when_the_login_changes_meanwhile(world: World, change: str) -> None:
    email = world.service.technician.email
    secret, _codes = add_app(sign_in(email))
    client = sign_in(email)
    login = Login.objects.get(email=email)
    if change == "password":
        login.set_password("something else entirely")
    else:
        login.is_active = False
    login.save()
    assert client.post(STEP, {"code": code_of(secret)}).headers["Location"] == "/sign-in/"


def test_somebody_else_at_the_same_browser_is_signed_out_first(world: World) -> None:
    email = world.service.technician.email
    secret, _codes = add_app(sign_in(email))
    client = sign_in(world.service.customer.email)
    assert client.post("/sign-in/", {"email": email, "password": PASSWORD}).status_code == 303
    assert client.get("/portal/").headers["Location"].startswith("/sign-in/")
    assert client.post(STEP, {"code": code_of(secret)}).status_code == 303
    assert client.get("/office/employees/").status_code == 200


def test_an_invitation_to_a_login_with_a_factor_goes_on_after_the_code(world: World) -> None:
    """Also where somebody else is signed in in the browser when the link is followed."""
    owner, invited = world.service.technician, world.other.loner
    secret, _codes = add_app(sign_in(owner.email))
    invited.email, invited.language = owner.email, "en"
    invited.save()
    client = sign_in(world.service.customer.email)
    client.get(invite(world, invited))
    assert client.post("/activate/", {"password": PASSWORD}).headers["Location"] == STEP
    assert client.post(STEP, {"code": code_of(secret)}).headers["Location"] == "/activate/"
    page = client.get("/activate/")
    assert page.status_code == 200
    assert 'name="password"' not in page.content.decode()


def test_a_second_app_is_refused(world: World) -> None:
    login = world.login(world.service.technician)
    add_app(sign_in(login.email))
    with pytest.raises(AppThere):
        actions.add_app(
            login.pk,
            secret=SECRET,
            code=code_of(SECRET),
            browser=Browser(),
            session_key="",
            at=timezone.now(),
        )
    assert app_secret_of(login) != SECRET


def test_a_wrong_first_code_is_refused_at_its_field(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.add_app(
            world.login(world.service.technician).pk,
            secret=SECRET,
            code="1",
            browser=Browser(),
            session_key="",
            at=timezone.now(),
        )
    assert list(refusal.value.errors) == ["code"]


def test_an_empty_field_is_no_guess(world: World) -> None:
    email = world.service.technician.email
    secret, _codes = add_app(sign_in(email))
    client = sign_in(email)
    for _push in range(limits.FACTOR_LOGIN.most + 1):
        answer = client.post(STEP, {"code": " "})
        assert answer.status_code == 422
        assert "This field is required." in answer.content.decode()
    assert client.post(STEP, {"code": code_of(secret)}).status_code == 303
    assert not SignIn.objects.filter(outcome="CODE").exists()
