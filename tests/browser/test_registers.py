"""Can areas, directories and companies be added, deleted and brought back?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cards import answer, dialog, rows, undo
from tests.browser.site import Window


def add(window: Window, *, en: str, ru: str, submit: str, field: str, name: str) -> None:
    """By the dialog behind the page's first button."""
    window.press(en, ru)
    form = dialog(window)
    form.locator(f"[name={field}]").fill(name)
    with window.page.expect_navigation():
        form.locator(submit).click()


SUBMIT = ".dlg-f button"


@pytest.mark.flow(14)
def test_an_area_is_added_deleted_and_brought_back_by_the_toast(window: Window) -> None:
    page, name = window.sign_in("admin@example.com"), f"Harbor {window.corner}"
    field = f"name_{window.corner.language}"
    window.go("/office/areas/")
    add(window, en="New area", ru="Новый участок", submit=SUBMIT, field=field, name=name)
    window.go("/office/areas/")
    page.get_by_role("link", name=name, exact=True).click()
    more = window.say("More actions", "Ещё действия")
    page.get_by_role("button", name=more, exact=True).click()
    page.locator("#area-menu").get_by_role("menuitem", name=window.say("Delete", "Удалить")).click()
    answer(window, "Delete the area", "Удалить участок")
    undo(window)
    window.go("/office/areas/")
    expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()


@pytest.mark.flow(15)
def test_a_skill_is_added_deleted_and_restored(window: Window) -> None:
    page, name = window.sign_in("head@example.com"), f"Boilers {window.corner}"
    skills = "/office/directories/skills/"
    field = f"name_{window.corner.language}"
    window.go(skills)
    add(window, en="New line", ru="Новая строка", submit=SUBMIT, field=field, name=name)
    window.go(f"{skills}?q={name}")
    delete = re.compile("^" + window.say("Delete:", "Удалить:"))
    page.get_by_role("link", name=delete).click()
    answer(window, "Delete the line", "Удалить строку")
    expect(page.locator(".toast0")).to_be_visible()
    window.go(f"{skills}?deleted")
    line = rows(page).filter(has_text=name)
    with page.expect_navigation():
        line.get_by_role("button", name=window.say("Restore", "Восстановить")).click()
    window.go(f"{skills}?q={name}")
    expect(rows(page)).to_have_count(1)


@pytest.mark.flow(16)
def test_a_company_is_added_deleted_and_brought_back_by_the_toast(window: Window) -> None:
    page, name = window.sign_in("admin@example.com"), f"Cranes {window.corner}"
    window.go("/office/companies/")
    window.press("New company", "Новая компания")
    page.locator("[name=name]").fill(name)
    window.press("Add the company", "Добавить компанию")
    expect(page).to_have_url(re.compile(r"/office/companies/\d+/"))
    window.go(f"/office/companies/?q={name}")
    page.get_by_role("link", name=re.compile(name)).first.click()
    expect(page).to_have_url(re.compile(r"/office/companies/\d+/"))
    page.get_by_role("button", name=window.say("More actions", "Ещё действия"), exact=True).click()
    menu = page.locator("#company-menu")
    menu.get_by_role("menuitem", name=window.say("Delete", "Удалить")).click()
    answer(window, "Delete the company", "Удалить компанию")
    undo(window)
    window.go(f"/office/companies/?q={name}")
    expect(rows(page)).to_have_count(1)


_CUT = """() => {
    const width = document.documentElement.clientWidth;
    const cut = [...document.querySelectorAll(".pers-a > *, .err > span, .sn a")].filter(each => {
        const box = each.getBoundingClientRect();
        return box.width && (box.right > width || each.scrollHeight > each.clientHeight + 1
            || each.scrollWidth > each.clientWidth + 1);
    });
    return cut.map(each => each.textContent.trim());
}"""


@pytest.mark.flow(17)
def test_a_long_name_pushes_nothing_out_of_the_card_and_the_form(window: Window) -> None:
    page, name = window.sign_in("head@example.com"), f"{window.corner} " + "Электровагоноремонт" * 9
    for is_taken in (False, True):
        window.go("/office/companies/new/")
        page.locator("[name=name]").fill(name)
        with page.expect_navigation():
            page.locator("main form button[type=submit]").last.click()
        assert page.locator(".err").count() == int(is_taken)
        assert page.evaluate(_CUT) == []


@pytest.mark.flow(18)
def test_contact_persons_are_dialed_by_a_thumb(window: Window) -> None:
    page = window.sign_in("dispatcher@example.com")
    window.go("/office/companies/2/")
    links = page.locator(".dial > a")
    boxes = [each.bounding_box() for each in links.all()]
    assert boxes
    least = 44 if window.corner.width < 768 else 16
    assert all(box is not None and box["height"] >= least for box in boxes)
