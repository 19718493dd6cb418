"""Can somebody do a ticket with a thumb: their day, a step, a photo, a word, done; and without a
network in between?"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.matrix import Corner
from tests.browser.test_screens import examine
from tests.files.pictures import png

# Each does another ticket of the demo.
_PHONES = [
    (Corner("ru", 390, "light"), "Камера не держит"),
    (Corner("en", 390, "dark"), "Чиллер не запускается"),
]


def _go_on(page: Page, comment: str = "") -> None:
    """The big button below, and the question that it opens."""
    page.locator(".fd-f .btn-primary").click()
    question = page.locator("dialog[open]")
    question.locator("[name=comment]").fill(comment)
    with page.expect_navigation():
        question.locator("button[type=submit]").click()


@pytest.mark.parametrize(("phone", "title"), _PHONES, ids=str)
def test_a_day_of_somebody_who_does_tickets(
    open_window: OpenWindow, phone: Corner, title: str, tmp_path: Path
) -> None:
    window = open_window(phone)
    page = window.sign_in("technician@example.com")
    window.go("/")
    expect(page).to_have_url(re.compile("/field/$"))
    assert examine(window, ("field-day", "/field/", "My day", "Мой день")) == []
    page.get_by_role("link", name=title).click()
    expect(page).to_have_url(re.compile(r"/field/tickets/\d+/$"))
    path = page.url.removeprefix(window.base_url)
    assert examine(window, ("field-own", path, "About the ticket", "О заявке")) == []

    shot = tmp_path / "plate.png"
    shot.write_bytes(png(320, 240))
    page.locator("input[type=file]").first.set_input_files(shot)
    expect(page.locator(".tiles img")).to_have_count(1)

    page.locator(".fd-t-team").click()
    page.locator("[name=text]").fill("Нужен второй человек")
    page.locator(".fd-s button[type=submit]").click()
    expect(page.locator(".fd-m .is-me")).to_contain_text("Нужен второй человек")

    window.go(f"{path}customer/")
    page.locator("select[data-answers]").select_option(index=1)
    expect(page.locator("[name=text]")).to_have_value(re.compile(r"\d{6}-\d+"))
    page.locator("[name=text]").fill("Еду к вам")
    window.context.set_offline(True)
    page.locator(".fd-s button[type=submit]").click()
    expect(page.locator(".fd-s .unsent")).to_be_visible()
    window.context.set_offline(False)
    expect(page.locator(".fd-m .is-me")).to_have_count(1)
    expect(page.locator(".fd-m .is-me")).to_contain_text("Еду к вам")

    window.go(path)
    for _step in range(6):
        _go_on(page, "На месте")
        if page.url.endswith("/field/"):
            break
    expect(page).to_have_url(re.compile("/field/$"))
    expect(page.locator("#part-DONE")).to_be_visible()
