"""Do the names, the color and the mail of the organization do what an administrator sets?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site
from tests.browser.site import Window

ORGANIZATION = "/office/settings/organization/"


def save(window: Window) -> None:
    bar = window.page.locator(".savebar")
    with window.page.expect_navigation():
        bar.get_by_role("button", name=window.say("Save", "Сохранить"), exact=True).click()


@pytest.mark.flow(17)
def test_a_new_name_stands_in_the_menu_at_once(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    field = f"[name=name_{window.corner.language}]"
    page = window.go(ORGANIZATION)
    was = page.locator(field).input_value()
    for name in (f"Quay {window.corner}", was):
        page.locator(field).fill(name)
        save(window)
        window.go(ORGANIZATION)
        expect(page.locator(".brand").first).to_contain_text(name)


@pytest.mark.flow(18)
def test_an_illegible_color_is_refused_and_a_legible_one_is_worn(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go(ORGANIZATION)
    page.locator("[name=brand_color]").fill("#ffee00")
    expect(page.locator("#color")).to_contain_text(
        window.say("Cannot be read", "Не читается"), ignore_case=True
    )
    page.locator("[name=brand_color]").fill("#7a1f5c")
    expect(page.locator("#color rect").first).to_have_attribute("fill", "#7a1f5c")
    save(window)
    window.go(ORGANIZATION)
    expect(page.locator("link[href*='brand.css']")).to_have_count(1)
    page.locator("[name=brand_color]").fill("")
    save(window)


@pytest.mark.flow(19)
def test_a_test_letter_arrives_and_the_page_says_so(window: Window, site: Site) -> None:
    page = window.sign_in("admin@example.com")
    window.go(f"{ORGANIZATION}mail/")
    with page.expect_navigation():
        window.press("Send me a test letter", "Отправить мне пробное письмо")
    letter = site.post.wait_for("admin@example.com")
    assert letter["Subject"]
    expect(page.locator("#outcome .st-done")).to_be_visible()
    assert re.search(r"admin@example\.com", page.locator("#outcome").inner_text())
