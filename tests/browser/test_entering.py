"""What happens at the door: to the mistaken, the forgetful, and those who leave?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site
from tests.browser.entering import set_password_by_letter
from tests.browser.site import PASSWORD, Window

FORGETFUL = "customer@example.com"


@pytest.mark.flow(20)
def test_a_wrong_password_is_told_and_the_address_stays(window: Window) -> None:
    page = window.go("/sign-in/")
    page.locator("[name=email]").fill("head@example.com")
    page.locator("[name=password]").fill("not-the-password")
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator("main form [role=alert], main form .err").first).to_be_visible()
    expect(page.locator("[name=email]")).to_have_value("head@example.com")
    expect(page).to_have_url(re.compile("/sign-in/"))


@pytest.mark.flow(21)
def test_who_forgot_the_password_sets_a_new_one_by_letter(window: Window, site: Site) -> None:
    password = f"a-lamp-under-the-bridge-{window.corner}"
    page = set_password_by_letter(window, site.post, FORGETFUL, password)
    expect(page).to_have_url(re.compile("/portal/"))


@pytest.mark.flow(22)
def test_after_signing_out_nothing_opens(window: Window) -> None:
    page = window.sign_in("technician@example.com", PASSWORD)
    window.go("/profile/")
    with page.expect_navigation():
        page.locator("main").get_by_role(
            "button", name=window.say("Sign out", "Выйти"), exact=True
        ).last.click()
    window.go("/office/")
    expect(page).to_have_url(re.compile("/sign-in/"))
