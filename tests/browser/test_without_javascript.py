"""Does the everyday work go on where no script runs?"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cards import do_with_picked, pick, rows
from tests.browser.conftest import OpenWindow
from tests.browser.matrix import Corner
from tests.browser.site import PASSWORD, Window


def enter(open_window: OpenWindow, corner: Corner) -> Window:
    """The door speaks the browser's language, the office the person's."""
    window = open_window(corner, script=False)
    page = window.go("/sign-in/")
    page.locator("[name=email]").fill("admin@example.com")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").last.click()
    expect(page).to_have_url(re.compile("/office/"))
    return window


def add_plainly(window: Window, last_name: str) -> Page:
    page = window.go("/office/people/new/?kind=employee")
    page.locator("[name=last_name]").fill(last_name)
    page.locator("[name=first_name]").fill("Lev")
    page.locator("[name=email]").fill(f"{last_name.replace(' ', '-').lower()}@flow.example")
    page.get_by_role("checkbox", name=re.compile("^(Technician|Техник)")).check()
    page.locator("[name=is_invited]").uncheck()
    page.locator(".savebar button[type=submit]").last.click()
    expect(page).to_have_url(re.compile(r"/office/people/\d+/(\?|$)"))
    return page


@pytest.mark.flow(29)
def test_a_person_is_found_saved_and_moved(open_window: OpenWindow, corner: Corner) -> None:
    window, name = enter(open_window, corner), f"Plain {corner}"
    page = add_plainly(window, name)
    card = re.sub(r"\?.*", "", page.url)
    window.go(f"{card}edit/")
    page.locator("[name=position]").fill("Lamplighter")
    page.locator(".savebar button[type=submit]").last.click()
    expect(page.locator("main")).to_contain_text("Lamplighter")
    window.go(f"{card}conversion/")
    page.locator("main button[type=submit]").last.click()
    window.go("/office/customers/")
    page.get_by_role("searchbox").first.fill(name)
    page.locator("#asked button").click()
    expect(rows(page)).to_have_count(1)


@pytest.mark.flow(33)
def test_many_are_deleted_at_once(open_window: OpenWindow, corner: Corner) -> None:
    window = enter(open_window, corner)
    for word in ("one", "two"):
        page = add_plainly(window, f"Scriptless {word} {corner}")
    window.go("/office/employees/?q=Scriptless")
    pick(page, "Scriptless one", "Scriptless two")
    do_with_picked(page, "delete")
    expect(page.locator(".toast0")).to_contain_text("2")
    window.go("/office/employees/?q=Scriptless")
    expect(rows(page)).to_have_count(0)
