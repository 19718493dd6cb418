"""Does Ctrl+K find a person and lead there by the keyboard alone?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.site import Window


@pytest.mark.flow(28)
def test_a_person_is_found_and_opened_by_the_keyboard(window: Window) -> None:
    page = window.sign_in("dispatcher@example.com")
    window.go("/office/customers/")
    page.keyboard.press("Control+KeyK")
    palette = page.locator("#palette[open]")
    expect(palette).to_be_visible()
    page.keyboard.type("громов")
    found = palette.get_by_role("option", selected=True)
    expect(found).to_contain_text("Громов")
    # Names are read whole: an answer is as wide as the list.
    wide = palette.locator("[role=listbox]").evaluate("each => each.clientWidth")
    assert found.evaluate("each => each.clientWidth") > wide - 16
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/office/people/\d+/"))
    expect(page.locator("h1")).to_contain_text("Громов")
