"""Is formatted text written, given a picture, read and written on, in both themes?"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.site import Window

_SETTLE = "() => Promise.all(document.getAnimations().map((each) => each.finished))"
_PASTE = """async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 600; canvas.height = 300;
    const blob = await new Promise((take) => canvas.toBlob(take, "image/png"));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob], "Scheme.png", { type: "image/png" }));
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.querySelector(".rt-in").dispatchEvent(event);
}"""


def _is_readable(window: Window) -> None:
    """In both themes."""
    for theme in ("light", "dark"):
        window.page.emulate_media(color_scheme=theme)
        window.page.evaluate(_SETTLE)
        found = Axe().run(window.page)
        assert found.violations_count == 0, found.generate_report()


def _save(window: Window) -> None:
    with window.page.expect_navigation():
        window.page.locator(".savebar button[type=submit]").click()


@pytest.mark.flow(75)
def test_a_text_is_formatted_shown_and_written_on(window: Window) -> None:
    page = window.sign_in("head@example.com")
    window.go("/office/tickets/new/")
    page.locator("[name=title]").fill(f"Pump {window.corner}")
    box, press, write = page.locator(".rt-in"), page.keyboard.press, page.keyboard.type
    box.click()
    press("Control+b")
    write("Leaks")
    expect(page.locator("[data-do=bold]")).to_have_attribute("aria-pressed", "true")
    press("Control+b")
    write(" since morning")
    press("Enter")
    write("- valve shut")
    press("Enter")
    write("power off")
    page.evaluate(_PASTE)
    expect(box.locator("img")).to_have_count(1)
    write("Behind the picture")
    expect(box.locator("img")).to_have_count(1)
    _is_readable(window)
    box.focus()
    press("Tab")
    expect(box).not_to_be_focused()
    _save(window)
    text = page.locator(".rt")
    expect(text.locator("strong")).to_have_text("Leaks")
    expect(text.locator("li")).to_have_text(["valve shut", "power off"])
    expect(text).to_contain_text("Behind the picture")
    assert text.locator("img").evaluate("(img) => img.decode().then(() => img.naturalWidth)") == 600
    _is_readable(window)
    here = re.sub(r"\?.*", "", page.url)
    _write_on(window, here)


def _write_on(window: Window, here: str) -> None:
    """The picture gets words and the beginning a link, by the buttons."""
    page = window.page
    window.go(f"{here}edit/")
    page.locator(".rt-in img").click()
    page.locator(".rt-ask input").fill("Scheme of the pump")
    page.keyboard.press("Enter")
    page.locator(".rt-in strong").dblclick()
    page.locator("[data-do=link]").click()
    page.locator(".rt-ask input").fill("example.com/pump")
    page.keyboard.press("Enter")
    page.locator("[data-do=undo]").click()
    page.locator("[data-do=redo]").click()
    _is_readable(window)
    _save(window)
    expect(page.locator(".rt img")).to_have_attribute("alt", "Scheme of the pump")
    link = page.locator(".rt p").first.get_by_role("link", name="Leaks")
    expect(link).to_have_attribute("href", "https://example.com/pump")
