"""Can a contract be made from the card of an object, changed and found again?"""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.cards import undo
from tests.browser.site import Window


def _choose(window: Window, field: str, typed: str, name: str) -> None:
    box = _box(window, field)
    box.locator("[data-pick-q]").fill(typed)
    box.get_by_text(name, exact=False).first.click()
    expect(box.locator(".pick-on")).to_contain_text(name)
    window.page.keyboard.press("Escape")
    expect(box.locator(".pick-l")).to_be_hidden()


def _box(window: Window, field: str) -> Locator:
    return window.page.locator(f"#id_{field}")


def _in_twelve_days() -> str:
    return (datetime.now(UTC) + timedelta(days=12)).date().isoformat()


@pytest.mark.flow(64)
def test_an_object_gets_a_contract_that_ends_soon_and_is_found(window: Window) -> None:
    page, corner = window.sign_in("head@example.com"), window.corner
    name = f"Compressor {corner}"
    window.go("/office/assets/?q=grasso")
    page.get_by_role("link", name="Ammonia compressor").first.click()
    with page.expect_navigation():
        page.get_by_role("link", name=window.say("New contract", "Новый договор")).click()
    expect(_box(window, "tree_ids").locator(".pick-on")).to_contain_text("Ammonia compressor")
    expect(_box(window, "company_id").locator(".pick-on")).to_contain_text("Northern Logistics")
    page.locator("[name=name]").fill(name)
    page.locator("[name=till]").fill(_in_twelve_days())
    page.locator("[name=reminds_of_end]").check()
    with page.expect_navigation():
        page.locator(".savebar button[type=submit]").click()
    said = window.say("Choose who gets the letter.", "Выберите, кто получит письмо.")
    expect(page.get_by_text(said).first).to_be_visible()
    _choose(window, "recipient_ids", "Ветров", "Ветрова")
    with page.expect_navigation():
        page.locator(".savebar button[type=submit]").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text(window.say("Ends soon", "Скоро закончится")).first).to_be_visible()
    here = page.url
    window.go("/office/contracts/?state=ends-soon")
    expect(page.get_by_role("link", name=name).first).to_be_visible()
    window.go(f"{here}deletion/")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()
    expect(page.locator("main").get_by_role("link", name=name)).to_have_count(0)
    undo(window)
    expect(page.get_by_role("heading", name=name)).to_be_visible()
