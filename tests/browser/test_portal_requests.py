"""Can a customer ask for something with a thumb, follow it and cancel it, in both languages?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.matrix import Corner
from tests.browser.test_screens import examine

_PHONES = [Corner("ru", 390, "light"), Corner("en", 390, "dark")]


@pytest.mark.parametrize("phone", _PHONES, ids=str)
def test_three_taps_make_a_request_that_can_be_written_to_and_canceled(
    open_window: OpenWindow, phone: Corner
) -> None:
    window = open_window(phone)
    page = window.sign_in("customer2@example.com")
    title = f"Cold store hums {phone}"
    window.go("/portal/")
    page.locator("a.req-new").click()
    page.locator("#found a.pr").first.click()
    page.locator("[name=title]").fill(title)
    page.locator("[name=text]").fill("Since the morning.\nE-15 on the screen.")
    page.locator("main form[data-draft] button[type=submit]").last.click()
    expect(page).to_have_url(re.compile(r"/portal/requests/\d+/$"))
    card = page.url
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.locator("[name=text]").fill("Please before noon")
    page.locator("form[action$='messages/'] button").click()
    expect(page.locator(".talk-me")).to_contain_text("Please before noon")
    path = re.sub(r"^https?://[^/]+", "", card)
    screen = ("portal-request", path, "Messages", "Сообщения")
    assert examine(window, screen) == []
    window.go(path)
    page.locator(".req-w a").first.click()
    question = page.locator("dialog[open]")
    question.locator("[name=comment]").fill("It works again")
    with page.expect_navigation():
        question.locator("button[type=submit]").click()
    expect(page.get_by_text("It works again")).to_be_visible()
    expect(page.locator(".req-w")).to_have_count(0)
    window.go("/portal/requests/?show=closed&whose=mine")
    expect(page.get_by_text(title)).to_be_visible()
