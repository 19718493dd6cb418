"""Does creating, inviting and moving a customer work to the letter of the promise?"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow, Site
from tests.browser.matrix import Corner
from tests.browser.site import Window, link_in

NEW_PASSWORD = "a-lantern-over-the-quay"


def choose_company(page: Page, name: str) -> None:
    """By typing into the search of the companies, as a person would."""
    field = page.locator(".pick", has=page.locator("[name=company_ids]"))
    field.get_by_role("combobox").fill(name[:8])
    field.locator("label", has_text=name).locator("visible=true").first.click()
    expect(field.locator(".pick-on")).to_contain_text(name)


def add_customer(window: Window, *, last_name: str, email: str, companies: list[str]) -> None:
    """In Employees, by choosing the role for customers."""
    page = window.go("/office/employees/")
    window.press("New employee", "Новый сотрудник")
    page.get_by_role(
        "checkbox", name=re.compile(window.say("^Customer for", "^Заказчик для"))
    ).check()
    window.sees("This person will be a customer", "Этот человек будет заказчиком")
    expect(page.locator(".crumb a")).to_have_text(window.say("Customers", "Заказчики"))
    expect(page.locator(".crumb .here")).to_have_text(window.say("New customer", "Новый заказчик"))
    expect(page.locator(".side [aria-current]")).to_have_text(window.say("Customers", "Заказчики"))
    expect(page).to_have_title(re.compile(window.say("^New customer", "^Новый заказчик")))
    page.locator("[name=last_name]").fill(last_name)
    page.locator("[name=first_name]").fill("Ирина")
    page.locator("[name=email]").fill(email)
    for name in companies:
        choose_company(page, name)
    window.press("Add customer", "Добавить заказчика", exact=True)
    expect(page).to_have_url(re.compile(r"/office/people/\d+/"))


def activate(window: Window, link: str) -> None:
    page = window.go(link)
    page.locator("[name=password]").first.fill(NEW_PASSWORD)
    page.locator("[type=password]").nth(1).fill(NEW_PASSWORD)
    page.locator("[type=checkbox]").first.check()
    page.locator("main form button[type=submit]").last.click()
    expect(page).to_have_url(re.compile(r"/portal/"))


def confirm(window: Window) -> None:
    with window.page.expect_navigation():
        window.press("Confirm", "Подтвердить", exact=True)


@pytest.mark.flow(0)
def test_a_customer_is_created_among_employees_invited_and_lands_in_the_portal(
    window: Window, open_window: OpenWindow, site: Site, corner: Corner
) -> None:
    address = f"irina-{corner}@client.example"
    window.sign_in("dispatcher@example.com")
    add_customer(
        window,
        last_name="Новикова",
        email=address,
        companies=["АО «Медтехника»", "Архив города"],
    )
    window.sees("Customer", "Заказчик")
    theirs = open_window(corner)
    letter = site.post.wait_for(address)
    activate(theirs, link_in(letter))
    theirs.sees("АО «Медтехника»", "АО «Медтехника»")
    theirs.sees("Архив города", "Архив города")
    assert theirs.page.goto(theirs.base_url + "/office/customers/").status == 404  # type: ignore[union-attr]
    window.page.reload()
    window.sees("Activated", "Активирован")


@pytest.mark.flow(1)
def test_a_link_works_once(window: Window, open_window: OpenWindow, site: Site) -> None:
    address = f"once-{window.corner}@client.example"
    window.sign_in("dispatcher@example.com")
    add_customer(window, last_name="Однажды", email=address, companies=["ЖК «Берег»"])
    link = link_in(site.post.wait_for(address))
    activate(open_window(window.corner), link)
    late = open_window(window.corner)
    late.go(link)
    expect(late.page.locator("[name=password]")).to_have_count(0)


@pytest.mark.flow(2)
def test_a_customer_is_moved_to_employees_and_back_and_keeps_the_roles(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go("/office/customers/?q=Петренко")
    page.get_by_role("link", name=re.compile("Петренко")).first.click()
    page.get_by_role("button", name=window.say("Actions", "Действия"), exact=True).click()
    window.press("Move to employees", "Перевести к сотрудникам", exact=False)
    confirm(window)
    window.sees("Employee", "Сотрудник")
    window.sees("Customer", "Заказчик")
    page.get_by_role("button", name=window.say("Actions", "Действия"), exact=True).click()
    window.press("Move to customers", "Перевести к заказчикам", exact=False)
    confirm(window)
    window.sees("Customer", "Заказчик")
    window.go("/office/customers/?q=Петренко")
    expect(page.get_by_role("link", name=re.compile("Петренко")).first).to_be_visible()


@pytest.mark.flow(3)
def test_two_clicks_on_save_make_one_person(window: Window) -> None:
    page = window.sign_in("head@example.com")
    window.go("/office/people/new/?kind=employee")
    page.locator("[name=last_name]").fill("Дважды")
    page.locator("[name=first_name]").fill("Клик")
    page.locator("[name=phone]").fill("8 916 700 00 01")
    page.get_by_role("checkbox", name=re.compile(window.say("^Technician", "^Техник"))).check()
    add = window.say("Add employee", "Добавить сотрудника")
    page.get_by_role("button", name=add, exact=True).dblclick()
    expect(page).to_have_url(re.compile(r"/office/people/\d+/"))
    window.go("/office/employees/?q=Дважды")
    expect(page.locator("table.dt tbody tr")).to_have_count(1)
