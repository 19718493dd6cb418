"""Can objects be registered, moved and found, in the office and in the portal?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cards import dialog, undo
from tests.browser.site import Window


def _fill(window: Window, name: str, *, kind: str, address: str = "") -> None:
    page = window.page
    page.locator("[name=name]").fill(name)
    page.locator("[name=type_id]").select_option(label=kind)
    if address:
        page.locator("[name=address]").fill(address)
    with page.expect_navigation():
        page.locator(".savebar button[type=submit]").click()


@pytest.mark.flow(61)
def test_a_building_gets_a_lift_that_moves_and_comes_back(window: Window) -> None:
    page, corner = window.sign_in("head@example.com"), window.corner
    tower, lift = f"Tower {corner}", f"Lift {corner}"
    building, kind = window.say("Building", "Здание"), window.say("Lift", "Лифт")
    window.go("/office/assets/new/")
    _fill(window, tower, kind=building, address="Mole 1")
    expect(page.get_by_role("heading", name=tower)).to_be_visible()
    window.go(f"{page.url}")
    more = window.say("More actions", "Ещё действия")
    page.get_by_role("button", name=more, exact=True).click()
    below = window.say("Add below it", "Добавить под ним")
    with page.expect_navigation():
        page.locator("#asset-menu").get_by_role("menuitem", name=below).click()
    _fill(window, lift, kind=kind)
    expect(page.get_by_text("Mole 1").first).to_be_visible()
    page.get_by_role("button", name=more, exact=True).click()
    page.locator("#asset-menu").get_by_role(
        "menuitem", name=window.say("Move…", "Переместить…")
    ).click()
    form = dialog(window)
    search = form.locator("[data-pick-q]")
    search.fill("Cold")
    form.get_by_text("Cold store", exact=True).click()
    with page.expect_navigation():
        form.locator(".dlg-f button").click()
    expect(page.get_by_text("12 Harbour Road, Unit 4").first).to_be_visible()
    undo(window)
    expect(page.get_by_text("Mole 1").first).to_be_visible()


@pytest.mark.flow(62)
def test_the_tree_opens_level_by_level_by_keyboard(window: Window) -> None:
    page = window.sign_in("dispatcher@example.com")
    window.go("/office/assets/tree/")
    branch = page.locator("summary").filter(has_text="Cold store")
    branch.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Dock lift")).to_be_visible()


@pytest.mark.flow(63)
def test_a_customer_finds_own_equipment(window: Window) -> None:
    page = window.sign_in("customer2@example.com")
    window.go("/portal/equipment/")
    expect(page.get_by_text("Cold store")).to_be_visible()
    expect(page.get_by_text("ТЦ «Галактика»")).to_have_count(0)
    page.locator("[name=q]").fill("grasso")
    found = page.get_by_role("link", name=re.compile("Ammonia compressor"))
    expect(found).to_be_visible()
    found.click()
    expect(page.get_by_role("heading", name="Ammonia compressor")).to_be_visible()
