"""Can a customer ask for something with a thumb, follow it and cancel it, in both languages?"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.matrix import Corner
from tests.browser.site import Window
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


def _begin_and_lose_the_network(
    open_window: OpenWindow, language: str, title: str
) -> tuple[Window, Page]:
    window = open_window(Corner(language, 390, "light"))
    page = window.sign_in("customer2@example.com")
    window.go("/portal/requests/new/")
    page.locator("#found a.pr").first.click()
    page.locator("[name=title]").fill(title)
    window.context.set_offline(True)
    return window, page


def test_words_that_are_sent_without_a_network_stay_until_there_is_one(
    open_window: OpenWindow,
) -> None:
    window, page = _begin_and_lose_the_network(open_window, "en", "The gate is stuck")
    page.locator("[name=text]").fill("Typed in the basement")
    send = page.locator("main form[data-draft] button[type=submit]").last
    send.click()
    told = page.get_by_role("alert")
    expect(told).to_contain_text("No connection")
    send.click()
    expect(told).to_have_count(1)
    expect(page.locator("[name=text]")).to_have_value("Typed in the basement")
    window.context.set_offline(False)
    expect(told).to_have_count(0)
    send.click()
    expect(page).to_have_url(re.compile(r"/portal/requests/\d+/$"))
    expect(page.get_by_text("Typed in the basement")).to_be_visible()


def test_a_draft_that_met_no_network_is_kept_once_there_is_one(open_window: OpenWindow) -> None:
    window, page = _begin_and_lose_the_network(open_window, "ru", "Ворота заклинило")
    with page.expect_event("requestfailed", lambda request: "draft" in request.url):
        page.locator("[name=text]").fill("Набрано в подвале")
    with page.expect_response(lambda answer: "draft" in answer.url):
        window.context.set_offline(False)
    window.close()
    again = open_window(Corner("ru", 390, "light"))
    page = again.sign_in("customer2@example.com")
    again.go("/portal/requests/new/?object=")
    expect(page.locator("[name=text]")).to_have_value("Набрано в подвале")
