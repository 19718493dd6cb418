"""Are files attached in the office, shown to a customer on a phone, deleted and brought back?"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.cards import undo
from tests.browser.conftest import OpenWindow
from tests.browser.matrix import Corner
from tests.browser.site import Window
from tests.files import papers
from tests.files.pictures import png


def _file(name: str, data: bytes, type_: str) -> FilePayload:
    return {"name": name, "mimeType": type_, "buffer": data}


def _open_files(window: Window) -> str:
    """Of the cold store, which belongs to the customers' company; the address of its card."""
    page = window.go("/office/assets/?q=Cold+store")
    page.get_by_role("link", name="Cold store", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/office/assets/\d+/$"))
    here = page.url
    window.go(f"{here}files/")
    return here


def _tile(window: Window, name: str) -> Locator:
    return window.page.locator(".tile").filter(has_text=name)


def _choose(window: Window, tile: Locator, en: str, ru: str) -> None:
    tile.locator("[data-menu]").click()
    item = window.page.get_by_role("menuitem", name=window.say(en, ru))
    with window.page.expect_navigation():
        item.click()


def _is_readable(window: Window) -> None:
    found = Axe().run(window.page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.flow(66)
def test_a_photo_reaches_the_customer_and_a_deleted_one_comes_back(
    window: Window, open_window: OpenWindow
) -> None:
    page, name = window.sign_in("head@example.com"), f"Facade {window.corner}"
    card = _open_files(window)
    page.locator("form[data-upload] input[multiple]").set_input_files(
        [
            _file(f"{name}.png", png(900, 600), "image/png"),
            _file("plan.pdf", papers.PDF, "application/pdf"),
            _file("logo.svg", papers.SVG, "image/svg+xml"),
        ]
    )
    expect(_tile(window, name)).to_be_visible()
    expect(page.get_by_role("link", name="plan.pdf").first).to_be_visible()
    refused = page.locator("[data-upload-rows] li.bad")
    expect(refused).to_have_count(1)
    expect(refused).to_contain_text("logo.svg")
    _is_readable(window)
    _choose(window, _tile(window, name), "Show to customers", "Показать заказчикам")
    expect(_tile(window, name)).to_contain_text(window.say("For customers", "Для заказчиков"))
    _see_as_customer(open_window, window.corner, card, name)
    _choose(window, _tile(window, name), "Delete", "Удалить")
    expect(_tile(window, name)).to_have_count(0)
    undo(window)
    expect(_tile(window, name)).to_be_visible()
    _tile(window, name).get_by_role("link").first.click()
    expect(page.locator(".shot img")).to_be_visible()
    _is_readable(window)


def _see_as_customer(open_window: OpenWindow, corner: Corner, card: str, name: str) -> None:
    phone = open_window(Corner(corner.language, 390, corner.theme))
    page = phone.sign_in("customer2@example.com")
    phone.go(card.replace("/office/assets/", "/portal/equipment/"))
    photo = page.get_by_role("img", name=name)
    expect(photo).to_be_visible()
    assert photo.evaluate("image => image.complete && image.naturalWidth > 0")
    expect(page.get_by_text("plan.pdf")).to_have_count(0)
    _is_readable(phone)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.flow(67)
def test_files_are_attached_without_a_script(open_window: OpenWindow, corner: Corner) -> None:
    window = open_window(Corner("en", corner.width, corner.theme), script=False)
    page = window.go("/sign-in/")
    page.locator("[name=email]").fill("head@example.com")
    page.locator("[name=password]").fill("naryad-demo")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()
    _open_files(window)
    page.locator("form[data-upload] input[multiple]").set_input_files(
        [
            _file(f"act {corner}.pdf", papers.PDF, "application/pdf"),
            _file("empty.pdf", b"", "application/pdf"),
        ]
    )
    page.locator("form[data-upload] button[type=submit]").click()
    expect(page.get_by_role("link", name=f"act {corner}.pdf", exact=True)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="empty.pdf")).to_be_visible()
