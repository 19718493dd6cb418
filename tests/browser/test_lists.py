"""Can the list of any noun be worked by keyboard alone, on a phone, and as everybody likes it?"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.cards import dialog, rows
from tests.browser.conftest import OpenWindow
from tests.browser.matrix import Corner
from tests.browser.site import Window

HERE = "#found tr.here a.subj"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def accessible(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert not found, [each["id"] for each in found]


@pytest.mark.flow(41)
def test_a_list_is_worked_by_keyboard_alone(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go("/office/customers/")
    names = rows(page).locator("a.subj").all_text_contents()
    for _step in range(3):
        page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == names[1]
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("form.bulk")).to_be_visible()
    expect(page.locator("[data-bulk-count]")).to_contain_text("2")
    page.keyboard.press("Escape")
    expect(page.locator("[name=pick]:checked")).to_have_count(0)
    page.keyboard.press("Space")
    expect(page.locator("#peek h2")).to_have_text(names[2])
    page.keyboard.press("j")
    expect(page.locator("#peek h2")).to_have_text(names[3])
    expect(page).to_have_url(re.compile(r"peek=\d+"))
    accessible(page)
    page.reload()
    expect(page.locator("#peek h2")).to_have_text(names[3])
    page.keyboard.press("Escape")
    expect(page.locator("#peek")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("peek="))
    assert focused(page) == names[3]
    page.keyboard.press("Slash")
    page.keyboard.type("зз-никого")
    expect(rows(page)).to_have_count(0)
    window.go("/office/customers/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/office/people/\d+/"))
    page.keyboard.press("Escape")
    expect(page.locator(HERE)).to_be_focused()
    assert focused(page) == names[1]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/office/people/\d+/"))
    page.go_back()
    expect(page.locator(HERE)).to_be_focused()


@pytest.mark.flow(43)
def test_a_field_is_changed_in_place_and_columns_and_views_stay(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go("/office/customers/")
    page.keyboard.press("j")
    page.keyboard.press("e")
    field = page.locator(".cell-f input.form-control")
    expect(field).to_be_focused()
    field.fill(f"Смотритель {window.corner}")
    page.keyboard.press("Enter")
    expect(rows(page).first).to_contain_text("Смотритель")
    page.locator("#columns-chip").click()
    panel = page.locator("#columns")
    panel.locator("[name=show][value=email]").uncheck()
    panel.locator("li", has=page.locator("[value=added]")).locator("[name=show]").check()
    panel.locator("li", has=page.locator("[value=added]")).locator("[data-move='-1']").click()
    accessible(page)
    panel.locator("[value=choose]").click()
    expect(page).to_have_url(re.compile("cols=name"))
    expect(page.locator("thead")).not_to_contain_text(window.say("E-mail", "Почта"))
    expect(page.locator("thead")).to_contain_text(window.say("Added", "Добавлен"))
    page.locator("a[href*='views/new']").click()
    dialog(window).locator("[name=name]").fill(f"View {window.corner}")
    with page.expect_navigation():
        dialog(window).locator("[value=new]").click()
    tab = page.locator(".views a[aria-current]")
    expect(tab).to_contain_text(f"View {window.corner}")
    window.go("/office/customers/")
    page.locator(".views a", has_text=f"View {window.corner}").click()
    expect(page.locator("thead")).to_contain_text(window.say("Added", "Добавлен"))
    page.locator(".views-m").click()
    expect(dialog(window)).to_contain_text(f"View {window.corner}")
    accessible(page)


@pytest.mark.flow(45)
def test_conditions_in_groups_are_built_step_by_step(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go("/office/customers/groups/")
    page.locator("[name='f.0.0']").select_option("position")
    expect(page.locator("textarea[name='v.0.0']")).to_be_visible()
    page.locator("textarea[name='v.0.0']").fill("инженер")
    page.locator("#group-0").click()
    expect(page.locator("[name='g.0.1']")).to_be_visible()
    page.locator("[name='f.0.1.0']").select_option("banned")
    expect(page.locator("select[name='v.0.1.0']")).to_be_visible()
    page.locator("select[name='v.0.1.0']").select_option("no")
    accessible(page)
    page.locator("[value=show]").click()
    expect(page).to_have_url(re.compile("position=.*banned=no"))
    expect(page.locator(".chip b").first).to_have_text("инженер")


@pytest.mark.flow(44)
def test_on_a_phone_a_row_has_two_lines_and_conditions_are_a_sheet(window: Window) -> None:
    page = window.sign_in("dispatcher@example.com")
    # Of a name that needs no second line.
    window.go("/office/customers/?q=Dean")
    box = rows(page).first.bounding_box()
    assert box is not None
    assert 60 <= box["height"] <= 76
    window.go("/office/customers/")
    page.locator("#filter-chip").click()
    panel = page.locator("#filter")
    panel.locator("summary", has_text=window.say("Position", "Должность")).click()
    panel.locator("summary", has_text=window.say("Last seen", "Активность")).click()
    days = panel.locator("[type=date][name=seen]:visible")
    expect(days).to_have_count(1)
    panel.locator("[name='op.seen']").select_option("between")
    expect(days).to_have_count(2)
    accessible(page)
    panel.locator("[name=position]").fill("инженер")
    panel.get_by_role("button", name=window.say("Show", "Показать"), exact=True).click()
    expect(page).to_have_url(re.compile("position="))
    expect(page.locator(".chip b").first).to_have_text("инженер")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.flow(44)
def test_on_a_phone_views_and_columns_show_what_they_are_called(window: Window) -> None:
    page, name = window.sign_in("technician@example.com"), f"Everybody of mine {window.corner}"
    window.go("/office/customers/views/new/?position=~a")
    page.locator("[name=name]").fill(name)
    page.locator("[value=new]").click()
    window.go("/office/customers/views/")
    shown = page.locator(".col-l", has_text=name)
    assert is_whole(shown.locator("a.tx"))
    for button in shown.locator(".btn:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= window.corner.width - 24
    window.go("/office/customers/columns/")
    assert [
        each.text_content() for each in page.locator(".col-l .col-t").all() if not is_whole(each)
    ] == []


def is_whole(words: Locator) -> bool:
    """Nothing of them is cut off."""
    cut = words.evaluate("each => each.scrollWidth - each.clientWidth")
    return bool(cut <= 0 and words.evaluate("each => each.clientWidth") > 0)


@pytest.mark.flow(42)
def test_columns_are_chosen_where_no_script_runs(open_window: OpenWindow, corner: Corner) -> None:
    window = open_window(corner, script=False)
    page = window.go("/sign-in/")
    page.locator("[name=email]").fill("admin@example.com")
    page.locator("[name=password]").fill("naryad-demo")
    page.locator("main form button[type=submit]").last.click()
    window.go("/office/customers/columns/?position=~инж")
    page.locator("[name=show][value=email]").uncheck()
    page.locator("[value=choose]").click()
    expect(page).to_have_url(re.compile("cols=name.*"))
    expect(page.locator("thead")).not_to_contain_text("E-mail")
    window.go("/office/customers/?peek=999999")
    expect(page.locator("#peek")).to_be_hidden()


@pytest.mark.flow(46)
def test_a_list_that_loads_slowly_or_fails_says_so(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go("/office/customers/")
    asked = "**/office/customers/?q=*"
    page.route(asked, lambda route: None)
    page.get_by_role("searchbox").first.fill("гром")
    expect(page.locator("#found .skl")).to_be_visible()
    page.unroute_all(behavior="ignoreErrors")
    window.go("/office/customers/")
    page.route(asked, lambda route: route.abort())
    page.get_by_role("searchbox").first.fill("громо")
    failed = window.say("The list did not load", "Список не загрузился")
    expect(page.locator("#found h2")).to_have_text(failed)
    page.unroute_all(behavior="ignoreErrors")
    page.get_by_role("searchbox").first.fill("Громов")
    expect(rows(page)).to_have_count(1)
    assert all("Failed to" in said for said in window.complaints), window.complaints
    window.complaints.clear()


@pytest.mark.flow(49)
def test_cards_are_worked_like_the_rows_of_a_table(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    page.set_viewport_size({"width": 1440, "height": 900})
    window.go("/office/employees/")
    page.locator("#layouts a").nth(1).click()
    expect(page).to_have_url(re.compile("look=cards"))
    names = rows(page).locator("a.subj").all_text_contents()
    first, second = rows(page).nth(0).bounding_box(), rows(page).nth(1).bounding_box()
    assert first is not None and second is not None
    assert first["y"] == second["y"], "They stand beside each other."
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == names[1]
    page.keyboard.press("x")
    expect(page.locator("[data-bulk-count]")).to_contain_text("1")
    page.keyboard.press("Escape")
    page.keyboard.press("Space")
    expect(page.locator("#peek h2")).to_have_text(names[1])
    accessible(page)
    page.locator("input.q").fill("зз-никого")
    expect(rows(page)).to_have_count(0)
    expect(page.locator("#layouts a").first).to_have_attribute("href", re.compile("q="))
