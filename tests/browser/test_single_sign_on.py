"""Does a browser come in by an identity provider, from setting it up to unlinking it?"""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.accounts.single_sign_on.desk import Desk
from tests.accounts.single_sign_on.issuer import CLIENT, SECRET
from tests.browser.conftest import OpenWindow
from tests.browser.matrix import Corner
from tests.browser.site import PASSWORD, Window
from tests.core.servers import local_server

SERVICES = "/office/settings/sign-in/"


@pytest.fixture
def desk() -> Iterator[Desk]:
    running = Desk()
    with local_server(running):
        yield running


def set_up(window: Window, desk: Desk, *, name: str, domain: str) -> Page:
    """As an administrator does, who then tries it."""
    window.sign_in("admin@example.com")
    page = window.go(f"{SERVICES}new/")
    for field, text in {
        f"name_{window.corner.language}": name,
        "issuer": desk.url,
        "client_id": CLIENT,
        "secret": SECRET,
        "domains": domain,
    }.items():
        page.locator(f"[name={field}]").fill(text)
    page.locator("[name=is_on]").check()
    page.locator("[name=creates_people]").check()
    page.locator("[name=first_role]").select_option(label=window.say("Technician", "Техник"))
    with page.expect_navigation():
        page.locator(".savebar").get_by_role("button").last.click()
    window.press("Test the connection", "Проверить связь")
    window.sees("publishes its keys", "публикует свои ключи")
    assert Axe().run(page).response["violations"] == []
    return page


def come_in(window: Window, desk: Desk, *, email: str) -> Page:
    """From the sign-in page of all organizations, by the domain of the address."""
    desk.email = email
    page = window.go("/sign-in/")
    window.press("Sign in with your company's account", "Войти под рабочей учётной записью")
    page.locator("[name=email]").fill(email)
    page.locator("main form button[type=submit]").last.click()
    window.press("Sign in with", "Войти через")
    expect(page).to_have_url(re.compile("/sign-in/arrival/|/office/|/field/"))
    return page


@pytest.mark.flow(34)
def test_somebody_new_comes_in_and_finds_one_organization_open(
    open_window: OpenWindow, corner: Corner, desk: Desk
) -> None:
    set_up(open_window(corner), desk, name=f"Desk {corner}", domain=f"{corner}.example")
    window = open_window(corner)
    page = come_in(window, desk, email=f"nina@{corner}.example")
    assert Axe().run(page).response["violations"] == []
    page.locator("[name=consent]").check()
    page.locator("main form button[type=submit]").last.click()
    expect(page).to_have_url(re.compile("/field/"))
    page = window.go("/profile/")
    window.sees("opens this organization alone", "открывает только эту организацию")
    expect(page.locator("a[href='/profile/password/']")).to_have_count(0)


@pytest.mark.flow(35)
def test_the_owner_of_a_login_links_it_and_takes_that_back(
    open_window: OpenWindow, corner: Corner, desk: Desk
) -> None:
    set_up(open_window(corner), desk, name=f"Owner's {corner}", domain="example.com")
    # Once they are known, pages speak the language that they chose last.
    open_window(corner).sign_in("dispatcher@example.com")
    window = open_window(corner)
    page = come_in(window, desk, email="dispatcher@example.com")
    window.sees("You have a login already", "У вас уже есть вход")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").last.click()
    window.press("Link and go on", "Привязать и продолжить")
    expect(page).to_have_url(re.compile("/office/"))
    window.go("/profile/")
    window.press("Unlink", "Отвязать")
    window.sees("The sign-in service is unlinked", "Служба входа отвязана")
    again = open_window(corner)
    come_in(again, desk, email="dispatcher@example.com")
    again.sees("You have a login already", "У вас уже есть вход")
