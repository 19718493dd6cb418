"""Can somebody draw a life cycle by keyboard and by mouse, check it and publish it?"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Window

HERE = "/office/settings/tickets/"


def _add_type(window: Window) -> Page:
    page = window.go(f"{HERE}types/new/")
    page.locator("[name=name_ru]").fill(f"Осмотр {window.corner}")
    page.locator("[name=name_en]").fill(f"Check-up {window.corner}")
    page.locator("[name=source]").select_option("ready:SIMPLE")
    with page.expect_navigation():
        page.locator(".savebar button[type=submit]").click()
    expect(page).to_have_url(re.compile(r"/types/\d+/cycle/"))
    return page


def _send(page: Page) -> None:
    with page.expect_navigation():
        page.locator("dialog[open] button[type=submit]").last.press("Enter")


@pytest.mark.flow(21)
def test_a_cycle_is_drawn_by_mouse_and_published(window: Window) -> None:
    window.sign_in("head@example.com")
    page = _add_type(window)
    nodes, lines = page.locator(".cyc-n"), page.locator(".cyc-w")
    expect(nodes).to_have_count(5)
    before = lines.count()
    source = nodes.filter(has_text=window.say("Done", "Выполнена")).first
    target = nodes.filter(has_text=window.say("New", "Новая")).first
    source.hover()
    page.mouse.down()
    target.hover()
    page.mouse.up()
    dialog = page.locator("dialog[open]")
    expect(dialog.locator("[name=from_id] option:checked")).to_have_text(
        window.say("Done", "Выполнена")
    )
    dialog.locator("[name=name_en]").fill("Start over")
    dialog.locator("[name=name_ru]").fill("Начать заново")
    _send(page)
    expect(page.locator(".cyc-w")).to_have_count(before + 1)
    expect(page.locator(".way:focus")).to_contain_text(window.say("Start over", "Начать заново"))

    with page.expect_response(re.compile("/publication/")):
        page.locator("a[href$='/publication/']").click()
    _send(page)
    expect(page.locator(".cyc-h .st-done")).to_be_visible()
    expect(page.locator("[data-way] form")).to_have_count(0)


@pytest.mark.flow(20)
def test_a_cycle_is_drawn_by_keyboard_alone(window: Window) -> None:
    window.sign_in("head@example.com")
    page = _add_type(window)
    # A stage that nothing leads to is found, and the finding leads to it.
    page.locator(".cyc-s > p a[href$='/stages/new/']").press("Enter")
    choice = page.locator("dialog[open] [name=stage_id]")
    choice.select_option(index=1)
    _send(page)
    expect(page.locator(".cyc-n.is-wrong")).to_have_count(1)
    show = page.locator(".cyc-f a[href^='#stage-']").first
    show.press("Enter")
    focused = page.locator(".cyc-c:focus")
    expect(focused).to_be_visible()
    stage = focused.get_attribute("data-stage")

    for ends in (("", stage), (stage, "")):
        page.locator(".cyc-s > p a[href$='/transitions/new/']").press("Enter")
        dialog = page.locator("dialog[open]")
        for name, value in zip(("from_id", "to_id"), ends, strict=True):
            field = dialog.locator(f"[name={name}]")
            field.select_option(value) if value else field.select_option(index=2)
        dialog.locator("[name=name_en]").fill("On")
        dialog.locator("[name=name_ru]").fill("Дальше")
        _send(page)
    expect(page.locator(".cyc-n.is-wrong")).to_have_count(0)

    # The order of the buttons changes at once and stays.
    ways = page.locator("[data-order] > [data-row]")
    first = ways.nth(0).get_attribute("data-row")
    with page.expect_response(re.compile("/order/")):
        ways.nth(0).locator("[data-step='1']").press("Enter")
    expect(ways.nth(1)).to_have_attribute("data-row", first or "")
    page.reload()
    expect(ways.nth(1)).to_have_attribute("data-row", first or "")
