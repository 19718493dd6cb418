"""Does a stranger come from a code to the object, and after an approval to no other?"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow, Site
from tests.browser.entering import type_new_password
from tests.browser.site import Window, link_in

_SECRET = r"/register/\w"
_SHOWN = re.compile(r"/q/([0-9A-Z]{16})|\b([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\b")


@pytest.mark.flow(188)
def test_a_scan_a_letter_and_an_approval_open_one_object_and_a_second_scan_two(
    window: Window, open_window: OpenWindow, site: Site
) -> None:
    office = open_window(window.corner)
    office.sign_in("admin@example.com")
    _offer(office)
    first, second = (_code_of(office, asset_id) for asset_id in _published(office)[:2])
    address = f"nina-{window.corner}@yard.example".lower()

    page = window.go(f"/q/{first}")
    _check(page)
    page.locator("a.pp-do").click()
    _check(page)
    for name, text in (("last_name", "Новикова"), ("first_name", "Нина"), ("address", address)):
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=consent]").check()
    page.locator("main form button[type=submit]").last.click()
    window.sees("Look into your mail", "Проверьте почту")
    window.go(link_in(site.post.wait_for(address, saying=_SECRET)))
    _check(page)
    type_new_password(page, "pumps behind the mill")
    window.sees("waits for approval", "ждёт одобрения")
    _check(page)

    card = office.go("/office/customers/?registration=waiting")
    card.locator("a[href^='/office/people/']").first.click()
    card.locator("[aria-labelledby=coming-h] button[type=submit]").click()
    card.wait_for_load_state()
    for code in (first, second):
        window.go(f"/q/{code}")
        expect(page).to_have_url(re.compile(r"/portal/equipment/\d+/"))
    window.go("/portal/equipment/")
    expect(page.locator("main a[href^='/portal/equipment/']")).to_have_count(2)


def _offer(office: Window) -> None:
    page = office.go("/office/settings/registration/new/")
    _check(page)
    page.locator("[name=name]").fill("Все коды")
    page.locator("[name=role_id]").select_option(index=1)
    page.locator(".savebar button[type=submit]").click()
    expect(page).to_have_url(re.compile("/office/settings/registration/$"))
    _check(page)


def _published(office: Window) -> list[str]:
    page = office.go("/office/assets/?published=yes")
    hrefs = page.locator("main a[href^='/office/assets/']").evaluate_all(
        "links => links.map(each => each.getAttribute('href'))"
    )
    found = [re.search(r"/office/assets/(\d+)/$", href or "") for href in hrefs]
    return list(dict.fromkeys(each[1] for each in found if each))


def _code_of(office: Window, asset_id: str) -> str:
    """Issued by the button of its card."""
    page = office.go(f"/office/assets/{asset_id}/codes/")
    page.locator("form[action$='/codes/new/'] button").first.click()
    page.wait_for_load_state()
    found = _SHOWN.search(page.locator("main").inner_text())
    assert found is not None
    return (found[1] or found[2]).replace("-", "")


def _check(page: Page) -> None:
    wrong = Axe().run(page).response["violations"]
    assert not wrong, wrong
