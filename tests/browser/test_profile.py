"""Does everybody keep their own look, language, password and address themselves?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow, Site
from tests.browser.entering import set_password_by_letter, type_new_password
from tests.browser.matrix import Corner
from tests.browser.site import PASSWORD, Window, link_in


def save_preferences(window: Window) -> None:
    with window.page.expect_navigation():
        window.press("Save", "Сохранить", exact=True)


@pytest.mark.flow(23)
def test_theme_and_language_are_kept_for_the_next_visit(
    window: Window, open_window: OpenWindow
) -> None:
    page = window.sign_in("technician@example.com")
    other = "ru" if window.corner.language == "en" else "en"
    theme = "light" if window.corner.theme == "dark" else "dark"
    window.go("/profile/")
    page.locator("select[name=language]").select_option(other)
    page.locator("select[name=theme]").select_option(theme)
    save_preferences(window)
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", theme)
    later = open_window(Corner(other, window.corner.width, window.corner.theme))
    later.sign_in("technician@example.com")
    expect(later.page.locator("html")).to_have_attribute("lang", other)
    expect(later.page.locator("html")).to_have_attribute("data-bs-theme", theme)


@pytest.mark.flow(24)
def test_a_new_password_ends_the_other_windows(
    window: Window, open_window: OpenWindow, site: Site
) -> None:
    address, was, new = "customer@example.com", "nine-geese-in-a-row", "ten-swans-in-a-row"
    page = set_password_by_letter(window, site.post, address, was)
    other = open_window(window.corner)
    other.sign_in(address, was)
    window.go("/profile/password/")
    page.locator("[name=current]").fill(was)
    type_new_password(page, new)
    expect(page).to_have_url(re.compile("/profile/$"))
    other.go("/profile/")
    expect(other.page).to_have_url(re.compile("/sign-in/"))


@pytest.mark.flow(25)
def test_a_new_address_is_confirmed_by_letter_and_the_old_one_is_told(
    window: Window, site: Site
) -> None:
    page = window.sign_in("customer2@example.com")
    old, new, secret = "customer2@example.com", f"moved-{window.corner}@flow.example", r"/e-mail/\w"
    for before, after in ((old, new), (new, old)):
        to_new, to_old = site.post.count(after, saying=secret), site.post.count(before)
        window.go("/profile/e-mail/")
        page.locator("[name=email]").fill(after)
        page.locator("[name=current]").fill(PASSWORD)
        page.locator("main form button[type=submit]").last.click()
        expect(page).to_have_url(re.compile("/profile/$"))
        window.go(link_in(site.post.wait_for(after, count=to_new + 1, saying=secret)))
        window.press("Confirm the address", "Подтвердить адрес")
        expect(page).not_to_have_url(re.compile("/e-mail/"))
        site.post.wait_for(before, count=to_old + 1)
