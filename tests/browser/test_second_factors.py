"""Do an app, a passkey and a recovery code open the door, and must an administrator have one?"""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page, expect

from tests.accounts.factor_steps import code_of
from tests.browser.conftest import SHOTS, OpenWindow
from tests.browser.matrix import Corner
from tests.browser.site import PASSWORD, Window
from tests.database import ROOT, TestServer
from tests.program import Program, running_program

FACTORS = "/profile/second-factor/"
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": False,
}


@pytest.fixture(scope="module")
def apart(test_server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """A program of its own: what changes here is how people of the demo sign in."""
    database = test_server.new_database()
    fill = [sys.executable, "-m", "naryad.config.cli", "demo"]
    subprocess.run(fill, cwd=ROOT, env=database.environment, check=True, capture_output=True)
    data = tmp_path_factory.mktemp("factors") / "data"
    with running_program(database, data) as program:
        yield program


class Phone:
    """A virtual one that keeps passkeys. It answers only while somebody touches it."""

    def __init__(self, window: Window):
        self.session: CDPSession = window.context.new_cdp_session(window.page)
        self.session.send("WebAuthn.enable")
        made = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
        self.id = made["authenticatorId"]

    def touch(self, is_touched: bool = True) -> None:
        wanted = {"authenticatorId": self.id, "enabled": is_touched}
        self.session.send("WebAuthn.setAutomaticPresenceSimulation", wanted)


def type_password(window: Window, login: str) -> Page:
    page = window.go("/sign-in/")
    page.locator("[name=email]").fill(login)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").last.click()
    return page


def type_code(page: Page, code: str) -> None:
    page.locator("[name=code]").fill(code)
    page.locator("main form button[type=submit]").last.click()


def set_up_app(window: Window) -> tuple[str, list[str]]:
    page = window.go(f"{FACTORS}app/")
    examine(window, "app")
    secret = page.locator(".key-text").inner_text().replace(" ", "")
    type_code(page, code_of(secret))
    expect(page.locator(".codes li")).to_have_count(10)
    examine(window, "recovery-codes")
    return secret, page.locator(".codes code").all_inner_texts()


def sign_out(window: Window) -> None:
    window.go(FACTORS)
    window.page.evaluate(
        """() => fetch("/sign-out/", {method: "POST", body: new URLSearchParams({
            csrfmiddlewaretoken: document.querySelector("meta[name=csrf]").content})})"""
    )


def remove_app(window: Window) -> None:
    """So that the next corner finds the login as this one did."""
    window.go(FACTORS)
    with window.page.expect_navigation():
        window.press("Remove the app", "Удалить приложение")


def examine(window: Window, name: str) -> None:
    page = window.page
    page.screenshot(path=SHOTS / f"{name}-{window.corner}.png")
    found = Axe().run(page).response["violations"]
    assert not found, [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.flow(34)
def test_a_passkey_is_added_and_signs_in_alone(
    open_window: OpenWindow, apart: Program, corner: Corner
) -> None:
    window = open_window(corner, base_url=apart.base_url)
    phone, page = Phone(window), window.sign_in("technician@example.com")
    window.go(f"{FACTORS}passkeys/new/")
    examine(window, "passkey-new")
    page.locator("[name=name]").fill(f"Phone {corner}")
    phone.touch()
    window.press("Add the passkey", "Добавить ключ доступа")
    expect(page.locator(".codes li")).to_have_count(10)
    phone.touch(False)
    window.press("Done, they are kept", "Готово, коды сохранены")
    window.sees(f"Phone {corner}", f"Phone {corner}")
    examine(window, "second-factor")
    sign_out(window)
    window.go("/sign-in/")
    # The e-mail field offers it, and a touch is all that it takes.
    phone.touch()
    expect(page).to_have_url(re.compile("/field/"))
    sign_out(window)
    page.add_init_script("PublicKeyCredential.isConditionalMediationAvailable = async () => false")
    window.go("/sign-in/")
    window.press("Sign in with a passkey", "Войти с ключом доступа")
    expect(page).to_have_url(re.compile("/field/"))
    window.go(FACTORS)
    with page.expect_navigation():
        window.press(f"Remove: Phone {corner}", f"Удалить: Phone {corner}")
    expect(page.locator("main")).not_to_contain_text("localhost")


@pytest.mark.flow(35)
def test_after_the_password_a_code_of_the_app_is_asked_and_taken_once(
    open_window: OpenWindow, apart: Program, corner: Corner
) -> None:
    window = open_window(corner, base_url=apart.base_url)
    window.sign_in("dispatcher@example.com")
    secret, _codes = set_up_app(window)
    sign_out(window)
    page = type_password(window, "dispatcher@example.com")
    window.sees("One more step", "Ещё один шаг")
    examine(window, "one-more-step")
    type_code(page, "000000")
    window.sees("This code does not fit", "Код не подходит")
    spent = code_of(secret, steps=1)
    type_code(page, spent)
    expect(page).to_have_url(re.compile("/office/"))
    other = open_window(corner, base_url=apart.base_url)
    later = type_password(other, "dispatcher@example.com")
    type_code(later, spent)
    other.sees("This code does not fit", "Код не подходит")
    remove_app(window)


@pytest.mark.flow(36)
def test_an_administrator_who_must_have_one_is_led_to_it(
    open_window: OpenWindow, apart: Program, corner: Corner
) -> None:
    window = open_window(corner, base_url=apart.base_url)
    page = window.sign_in("admin@example.com")
    switch_demand(window)
    window.go("/office/customers/")
    expect(page).to_have_url(re.compile(f"{FACTORS}$"))
    window.sees("lets its administrators in only", "впускает администраторов только")
    examine(window, "factor-demanded")
    set_up_app(window)
    window.go("/office/customers/")
    expect(page).to_have_url(re.compile("/office/customers/"))
    switch_demand(window)
    remove_app(window)
    window.go("/office/customers/")
    expect(page).to_have_url(re.compile("/office/customers/"))


def switch_demand(window: Window) -> None:
    page = window.go("/office/settings/organization/sign-in/")
    examine(window, "sign-in-rules")
    page.get_by_role("switch").click()
    with page.expect_navigation():
        page.locator(".savebar button[type=submit]").click()


@pytest.mark.flow(37)
def test_codes_work_where_no_script_runs(
    open_window: OpenWindow, apart: Program, corner: Corner
) -> None:
    window = open_window(corner, script=False, base_url=apart.base_url)
    page = type_password(window, "head@example.com")
    expect(page).to_have_url(re.compile("/office/"))
    page = window.go(f"{FACTORS}app/")
    secret = page.locator(".key-text").inner_text().replace(" ", "")
    type_code(page, code_of(secret))
    codes = page.locator(".codes code").all_inner_texts()
    with page.expect_download() as saved:
        page.locator("a[download]").click()
    assert codes[0] in saved.value.path().read_text()
    other = open_window(corner, script=False, base_url=apart.base_url)
    later = type_password(other, "head@example.com")
    type_code(later, codes[0])
    expect(later).to_have_url(re.compile("/office/"))
    window.go(FACTORS)
    page.locator("form[action$='app/removal/'] button").click()
    expect(page.locator("a[href$='second-factor/app/']")).to_be_visible()


@pytest.mark.flow(38)
def test_a_browser_without_passkeys_says_so(
    open_window: OpenWindow, apart: Program, corner: Corner
) -> None:
    window = open_window(corner, base_url=apart.base_url)
    window.page.add_init_script("delete window.PublicKeyCredential")
    page = window.go("/sign-in/")
    window.sees("This browser offers no passkeys", "Ключи доступа здесь недоступны")
    expect(page.locator("[data-passkey]")).to_be_disabled()
