"""Does somebody with a phone alone come in, and sign in by the phone afterwards?"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow, Site
from tests.browser.site import Window
from tests.browser.test_core_page import activate, choose_company

PASSWORD = "a-lantern-over-the-quay"
_LINK = re.compile(r"http://localhost:\d+/i/\w+")
_CODE = re.compile(r"\b\d{6}\b")


def add_caller(window: Window, last_name: str, phone: str) -> None:
    """A customer without an e-mail, invited on saving."""
    page = window.go("/office/people/new/?kind=customer")
    page.locator("[name=last_name]").fill(last_name)
    page.locator("[name=first_name]").fill("Вера")
    page.locator("[name=phone]").fill(phone)
    choose_company(page, "Архив города")
    window.press("Add customer", "Добавить заказчика", exact=True)
    expect(page).to_have_url(re.compile(r"/office/people/\d+/"))


def link_in_outbox(window: Window, phone: str) -> str:
    """Without a gateway the administrator of a trial reads the message there."""
    page = window.go(f"/office/letters/?q={phone[-10:].replace(' ', '').replace('-', '')}")
    page.locator("a.subj").first.click()
    text = page.locator(".letter")
    expect(text).to_contain_text("/i/")
    found = _LINK.search(text.inner_text())
    assert found is not None
    return found[0]


def type_phone(page: Page, phone: str) -> None:
    page.locator("[name=phone]").fill(phone)
    page.locator("main form button[type=submit]").last.click()


def come_in(window: Window, open_window: OpenWindow, last_name: str, phone: str) -> Window:
    """From the administrator's form to the portal on the caller's own telephone."""
    window.sign_in("admin@example.com")
    add_caller(window, last_name, phone)
    link = link_in_outbox(window, phone)
    theirs = open_window(window.corner)
    page = theirs.go(link)
    theirs.sees("Confirm your phone", "Подтвердите телефон")
    type_phone(page, "8 916 000-00-00")
    theirs.sees("The message went to another number.", "Сообщение приходило на другой номер.")
    type_phone(page, phone)
    theirs.sees("Set a password", "Задать пароль")
    activate(theirs, page.url)
    theirs.sees("Архив города", "Архив города")
    return theirs


@pytest.mark.flow(36)
def test_a_text_message_leads_from_the_outbox_to_the_portal_in_russian(
    window: Window, open_window: OpenWindow
) -> None:
    come_in(window, open_window, "Звонкова", "8 916 700-36-36")
    window.go("/office/customers/?q=Звонкова")
    window.sees("Activated", "Активирован")


@pytest.mark.flow(34)
def test_a_text_message_leads_to_the_portal_and_the_phone_signs_in_in_english(
    window: Window, open_window: OpenWindow
) -> None:
    theirs = come_in(window, open_window, "Вызова", "8 916 700-34-34")
    page = theirs.go("/profile/")
    expect(page.get_by_text("+7 916 700-34-34").first).to_be_visible()
    with page.expect_navigation():
        theirs.press("Sign out", "Выйти", exact=True)
    theirs.sign_in("+7 (916) 700 34 34", PASSWORD)
    expect(page).to_have_url(re.compile("/portal/"))


@pytest.mark.flow(38)
def test_a_code_by_letter_signs_in(window: Window, site: Site) -> None:
    # News of tickets come to the same address.
    address, saying = "customer2@example.com", _CODE.pattern + r"\b(?!-)"
    before = site.post.count(address, saying=saying)
    page = window.go("/sign-in/")
    window.press("Sign in with a code instead", "Войти по коду")
    page.locator("[name=name]").fill(address)
    page.locator("main form button[type=submit]").last.click()
    window.sees("Type the code", "Введите код")
    body = site.post.wait_for(address, count=before + 1, saying=saying).get_body(("plain",))
    assert body is not None
    code = _CODE.search(body.get_content())
    assert code is not None
    page.locator("[name=code]").fill(code[0])
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(re.compile("/portal/"))
