"""Does everyday work with people keep what everybody has typed, and can it be taken back?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cards import (
    CARD,
    add_employee,
    answer,
    choose_act,
    dialog,
    fill_person,
    rows,
    save,
    undo,
)
from tests.browser.conftest import OpenWindow
from tests.browser.site import Window


@pytest.mark.flow(4)
def test_a_ban_has_a_reason_and_can_be_lifted(window: Window) -> None:
    window.sign_in("admin@example.com")
    card = add_employee(window, "Banned")
    choose_act(window, "Ban…", "Выдать бан…")
    dialog(window).locator("[name=new_reason]").fill(f"Lost the pass {window.corner}")
    answer(window, "Ban", "Выдать бан")
    window.sees("The card is read-only until the ban is lifted", "Пока он не снят")
    window.sees(f"Lost the pass {window.corner}", f"Lost the pass {window.corner}")
    choose_act(window, "Lift the ban", "Снять бан")
    expect(window.page.get_by_text(f"Lost the pass {window.corner}")).to_have_count(0)
    expect(window.page).to_have_url(re.compile(card.path))


@pytest.mark.flow(5)
def test_a_deletion_is_undone_by_its_toast_or_restored_later(window: Window) -> None:
    window.sign_in("admin@example.com")
    card = add_employee(window, "Deleted")
    for is_undone_at_once in (True, False):
        window.go(card.path)
        choose_act(window, "Delete", "Удалить")
        expect(window.page.locator(".toast0")).to_contain_text(card.last_name)
        if is_undone_at_once:
            undo(window)
        else:
            window.go(card.path)
            choose_act(window, "Restore", "Восстановить")
            window.page.wait_for_load_state()
        window.go(f"/office/employees/?q={card.last_name}")
        expect(rows(window.page)).to_have_count(1)


@pytest.mark.flow(6)
def test_a_copy_takes_the_roles_but_not_the_contacts(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    card = add_employee(window, "Copied")
    choose_act(window, "Copy person", "Копировать")
    expect(page.locator("[name=last_name]")).to_have_value(card.last_name)
    expect(page.locator("[name=email]")).to_have_value("")
    technician = re.compile(window.say("^Technician", "^Техник"))
    expect(page.get_by_role("checkbox", name=technician)).to_be_checked()


@pytest.mark.flow(7)
def test_two_who_edit_at_once_see_both_sides_and_lose_nothing(
    window: Window, open_window: OpenWindow
) -> None:
    mine = window.sign_in("admin@example.com")
    card = add_employee(window, "Edited")
    other = open_window(window.corner)
    theirs = other.sign_in("head@example.com")
    window.go(f"{card.path}edit/")
    other.go(f"{card.path}edit/")
    theirs.locator("[name=position]").fill("Theirs of the day")
    save(other)
    mine.locator("[name=position]").fill("Mine of the night")
    mine.locator("[name=middle_name]").fill("Kept")
    window.press("Save", "Сохранить", exact=True)
    conflict = mine.locator("section[aria-labelledby=conflict]")
    expect(conflict).to_contain_text("Theirs of the day")
    expect(conflict).to_contain_text("Mine of the night")
    expect(mine.locator("[name=middle_name]")).to_have_value("Kept")
    save(window)
    window.sees("Mine of the night", "Mine of the night")


@pytest.mark.flow(12)
def test_on_a_phone_there_is_room_for_what_differs(window: Window, open_window: OpenWindow) -> None:
    window.sign_in("admin@example.com")
    card = add_employee(window, "Narrow")
    other = open_window(window.corner)
    other.sign_in("head@example.com")
    for each in (window, other):
        each.go(f"{card.path}edit/")
        each.page.locator("[name=position]").fill(f"Supervisor {id(each)}")
    save(other)
    window.press("Save", "Сохранить", exact=True)
    for side in window.page.locator("section[aria-labelledby=conflict] td:has(label)").all():
        box = side.bounding_box()
        assert box is not None
        assert box["width"] > 120
        assert box["height"] >= side.evaluate("each => Math.max(44, each.scrollHeight)")


@pytest.mark.flow(8)
def test_search_and_conditions_stand_in_the_address_and_survive_going_back(
    window: Window,
) -> None:
    page = window.sign_in("dispatcher@example.com")
    window.go("/office/customers/")
    page.get_by_role("searchbox").first.fill("Громов")
    expect(page).to_have_url(re.compile("q=%D0%93"))
    expect(rows(page)).to_have_count(1)
    page.locator("#filter-chip").click()
    panel = page.locator("#filter")
    panel.locator("summary", has_text=window.say("Position", "Должность")).click()
    panel.locator("[name=position]").fill("инженер")
    panel.get_by_role("button", name=window.say("Show", "Показать"), exact=True).click()
    expect(page).to_have_url(re.compile("position="))
    expect(rows(page)).to_have_count(1)
    page.get_by_role("link", name=re.compile("Громов")).first.click()
    expect(page).to_have_url(re.compile(r"/office/people/\d+/"))
    page.go_back()
    expect(page).to_have_url(re.compile("q=.*position=|position=.*q="))
    expect(page.get_by_role("searchbox").first).to_have_value("Громов")
    expect(rows(page)).to_have_count(1)


@pytest.mark.flow(10)
def test_the_same_name_warns_and_the_same_address_stops_with_a_link(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    card = add_employee(window, "Twin")
    window.go("/office/people/new/?kind=employee")
    fill_person(window, last_name=card.last_name, email=card.email)
    window.press("Add employee", "Добавить сотрудника", exact=True)
    owner = page.get_by_role("link", name=re.compile(window.say("^Open the card", "^Открыть")))
    expect(owner).to_have_attribute("href", card.path)
    page.locator("[name=email]").fill(f"other-{card.email}")
    window.press("Add employee", "Добавить сотрудника", exact=True)
    window.sees("Is it one of these?", "Это кто-то из них?")
    window.press("Save anyway", "Всё равно сохранить")
    expect(page).to_have_url(re.compile(r"/office/people/\d+/(\?|$)"))
    assert card.path not in page.url


@pytest.mark.flow(11)
def test_a_company_unknown_so_far_joins_from_within_the_form(window: Window) -> None:
    page = window.sign_in("dispatcher@example.com")
    name = f"Lighthouse {window.corner}"
    window.go("/office/people/new/?kind=customer")
    page.locator("[name=last_name]").fill(f"Keeper {window.corner}")
    page.locator("[name=first_name]").fill("Lev")
    page.locator("[name=email]").fill(f"keeper-{window.corner}@flow.example")
    field = page.locator("#id_company_ids")
    field.get_by_role("combobox").fill(name)
    field.locator("label.pick-new", has_text=name).click()
    expect(field.locator(".pick-on")).to_contain_text(name)
    window.press("Add customer", "Добавить заказчика", exact=True)
    expect(page).to_have_url(CARD)
    window.sees(name, name)
    window.go(f"/office/companies/?q={name}")
    expect(rows(page)).to_have_count(1)
