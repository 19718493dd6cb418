"""Is what is done with many told for each, does it go on without its page, and can it be undone?"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from naryad.access.kind import Kind
from naryad.companies.models import Company
from naryad.people.acting import act_as
from naryad.people.actions import add_people
from naryad.people.input import PersonInput
from naryad.people.models import Person, Role
from tests.browser.cards import add_employee, do_with_picked, pick, rows, undo
from tests.browser.conftest import Site
from tests.browser.site import Window
from tests.connecting import use_database

# So many that it is still going on when the next page is there.
CROWD = 900
AddCrowd = Callable[[str], None]


@pytest.fixture
def add_crowd(site: Site, django_db_blocker: DjangoDbBlocker) -> AddCrowd:
    """More customers than are done with at once; quicker than by the form. In a thread of its own,
    since Playwright's loop runs in this one."""

    def add(last_name: str) -> None:
        with use_database(site.database), django_db_blocker.unblock():
            _add_crowd(last_name)

    def add_apart(last_name: str) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(add, last_name).result()

    return add_apart


def _add_crowd(last_name: str) -> None:
    at = timezone.now()
    by = act_as(Person.objects.get(email="admin@example.com"), at=at)
    roles = Role.objects.filter(organization_id=by.organization_id, code="CUSTOMER")
    companies = Company.objects.filter(organization_id=by.organization_id, is_own=False)
    links = {
        "role_ids": frozenset(roles.values_list("pk", flat=True)),
        "company_ids": frozenset(companies.order_by("pk").values_list("pk", flat=True)[:1]),
    }
    crowd = [
        PersonInput(
            kind=Kind.CUSTOMER,
            last_name=last_name,
            first_name=f"N{number:03}",
            email=f"{last_name.lower()}-{number}@crowd.example",
            **links,
        )
        for number in range(CROWD)
    ]
    assert all(each.is_done for each in add_people(crowd, by=by, at=at))


@pytest.mark.flow(9)
def test_of_many_picked_the_refused_are_named_with_the_reason(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    names = [add_employee(window, word).last_name for word in ("Many one", "Many two")]
    window.go("/office/employees/")
    pick(page, *names, "Ветрова")
    do_with_picked(page, "ban")
    page.locator("[name=new_reason]").fill(f"Season is over {window.corner}")
    page.locator(".dlg-f button[type=submit]").click()
    expect(page.locator("#run meter")).to_have_attribute("value", "3")
    window.sees("2 of 3 done", "Сделано: 2 из 3")
    page.locator("#run .views a", has_text=window.say("Refused", "Отказано")).click()
    expect(rows(page)).to_have_text(
        [re.compile("Ветрова.*" + window.say("yourself", "собой"), re.S)]
    )
    page.locator("form[action$='/undo/'] button").click()
    expect(page.locator(".toast0")).to_contain_text("2")
    for name in names:
        window.go(f"/office/employees/?q={name}&banned=hide")
        expect(rows(page)).to_have_count(1)


@pytest.mark.flow(34)
def test_many_are_picked_on_a_phone_and_taken_back_by_the_toast(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    word = f"Thumb {window.corner}"
    for number in ("one", "two"):
        add_employee(window, f"Thumb {window.corner} {number}")
    window.go(f"/office/employees/?q={word}")
    pick(page, f"{word} one", f"{word} two")
    do_with_picked(page, "delete")
    expect(rows(page)).to_have_count(0)
    window.sees("2 people deleted", "Удалены 2 человека")
    undo(window)
    expect(rows(page)).to_have_count(2)


@pytest.mark.flow(74)
def test_on_a_phone_a_tap_on_a_row_picks_it_and_enter_follows_its_link(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    page.set_viewport_size({"width": 390, "height": 844})
    window.go("/office/tickets/")
    page.locator("label:has([data-pick-mode])").click()
    picked = page.locator(".ck[name=pick]:checked")
    first = page.locator("#found tbody tr").first
    first.locator(".subj").click()
    expect(picked).to_have_count(1)
    first.locator(".subj").press("Enter")
    expect(page).to_have_url(re.compile(r"/office/tickets/\d+/"))


@pytest.mark.flow(35)
def test_a_long_run_goes_on_without_its_page_and_is_undone(
    window: Window, add_crowd: AddCrowd
) -> None:
    page, name = window.sign_in("admin@example.com"), f"Crowd{window.corner}".replace("-", "")
    add_crowd(name)
    window.go(f"/office/customers/?q={name}")
    pick(page, "N000")
    page.locator("[data-bulk-all]").click()
    do_with_picked(page, "delete")
    expect(page).to_have_url(re.compile(r"/office/runs/\d+/"))
    window.go("/office/employees/")
    _expect_indicator_ended(window, page)
    page.locator("#run-now").click()
    window.sees(f"{CROWD} of {CROWD} done", f"Сделано: {CROWD} из {CROWD}")
    page.locator("form[action$='/undo/'] button").click()
    expect(page.locator("#run")).to_contain_text(window.say("Ended", "Завершено"), timeout=60_000)
    window.sees(f"{CROWD} of {CROWD} done", f"Сделано: {CROWD} из {CROWD}")
    window.go(f"/office/customers/?q={name}")
    expect(rows(page)).to_have_count(50)


def _expect_indicator_ended(window: Window, page: Page) -> None:
    ended = window.say("Ended", "Завершено")
    expect(page.locator("#run-now")).to_contain_text(ended, timeout=60_000)


@pytest.mark.flow(37)
def test_a_range_is_picked_with_shift_and_dropped_with_escape(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go("/office/customers/")
    boxes = page.locator("[name=pick]")
    pick(page)
    boxes.nth(1).click()
    boxes.nth(4).click(modifiers=["Shift"])
    expect(page.locator("[name=pick]:checked")).to_have_count(4)
    window.sees("Selected: 4", "Выбрано: 4")
    page.locator("[popovertarget=bulk-more]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#bulk-more .mi:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[name=pick]:checked")).to_have_count(4)
    page.keyboard.press("Escape")
    expect(page.locator("[name=pick]:checked")).to_have_count(0)
    expect(page.locator("form.bulk")).to_be_hidden()
