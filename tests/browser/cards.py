"""How do the flows add a person, open the card and choose from its menu?"""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Window

CARD = re.compile(r"/office/people/\d+/(\?|$)")


@dataclass(frozen=True)
class Card:
    """An employee of one flow, whose name nobody else has."""

    last_name: str
    email: str
    path: str


def add_employee(window: Window, word: str, *, email: str = "") -> Card:
    last_name = f"{word} {window.corner}"
    address = email or f"{last_name.replace(' ', '-').lower()}@flow.example"
    page = window.go("/office/people/new/?kind=employee")
    fill_person(window, last_name=last_name, email=address)
    window.press("Add employee", "Добавить сотрудника", exact=True)
    expect(page).to_have_url(CARD)
    path = re.sub(r"\?.*", "", page.url.removeprefix(window.base_url))
    return Card(last_name, address, path)


def fill_person(window: Window, *, last_name: str, email: str, first_name: str = "Lev") -> None:
    page = window.page
    page.locator("[name=last_name]").fill(last_name)
    page.locator("[name=first_name]").fill(first_name)
    page.locator("[name=email]").fill(email)
    page.get_by_role("checkbox", name=re.compile(window.say("^Technician", "^Техник"))).check()
    page.locator("[name=is_invited]").uncheck()


def save(window: Window) -> None:
    window.press("Save", "Сохранить", exact=True)
    expect(window.page).to_have_url(CARD)


def choose_act(window: Window, en: str, ru: str) -> None:
    """From the menu of the card behind the three dots."""
    page = window.page
    page.get_by_role("button", name=window.say("Actions", "Действия"), exact=True).click()
    name = re.compile("^" + re.escape(window.say(en, ru)))
    page.locator("#acts").get_by_role("menuitem", name=name).click()


def dialog(window: Window) -> Locator:
    opened = window.page.locator("#dialog[open]")
    expect(opened).to_be_visible()
    return opened


def answer(window: Window, en: str, ru: str) -> None:
    """Press the button of the question that is open, and wait for the page after it."""
    with window.page.expect_navigation():
        dialog(window).get_by_role("button", name=window.say(en, ru), exact=True).click()


def undo(window: Window) -> None:
    """By the toast, while it is there."""
    with window.page.expect_navigation():
        toast = window.page.locator(".toast0")
        toast.get_by_role("button", name=window.say("Undo", "Отменить"), exact=True).click()


def rows(page: Page) -> Locator:
    return page.locator("table.dt tbody tr")


def pick(page: Page, *names: str) -> None:
    """On a phone the boxes come with a chip."""
    mode = page.locator(".chip:has([data-pick-mode])")
    if mode.is_visible():
        mode.click()
    for name in names:
        rows(page).filter(has_text=name).locator("[name=pick]").check()


def do_with_picked(page: Page, verb: str) -> None:
    """From the bar, or from the menu behind its dots."""
    in_bar = page.locator(f"form.bulk > [value={verb}]")
    if not in_bar.is_visible():
        page.locator("[popovertarget=bulk-more]").click()
        in_bar = page.locator(f"#bulk-more [value={verb}]")
    with page.expect_navigation():
        in_bar.click()
