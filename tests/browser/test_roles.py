"""Does a change of a role stand in sight until it is saved, and is it closed to those without?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.site import Window


@pytest.mark.flow(12)
def test_a_changed_permission_stands_in_the_bar_until_it_is_saved(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go("/office/roles/")
    name = re.compile(window.say("^Technician", "^Техник"))
    page.locator("main").get_by_role("link", name=name).first.click()
    bar, switch = page.locator(".savebar"), page.locator(".sw:not(:disabled)").first
    expect(bar).to_be_hidden()
    was = switch.is_checked()
    switch.click()
    expect(bar).to_be_visible()
    expect(bar).to_contain_text(switch.get_attribute("data-name") or "?")
    bar.locator("[type=reset]").click()
    expect(bar).to_be_hidden()
    for now in (not was, was):
        switch.click()
        with page.expect_navigation():
            bar.get_by_role("button", name=window.say("Save role", "Сохранить роль")).click()
        page.reload()
        expect(switch).to_be_checked(checked=now)


@pytest.mark.flow(13)
def test_a_dispatcher_does_not_reach_what_only_administrators_have(window: Window) -> None:
    page = window.sign_in("dispatcher@example.com")
    for path in ("/office/settings/organization/", "/office/roles/new/", "/office/letters/"):
        answer = page.goto(window.base_url + path)
        assert answer is not None
        assert answer.status in (403, 404), path
    expect(page.locator("h1")).to_be_visible()
    answer = page.goto(f"{window.base_url}/office/people/999999999/")
    assert answer is not None
    assert answer.status == 404
