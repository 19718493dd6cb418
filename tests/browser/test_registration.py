"""Does somebody who scans a code come in by it, and see that very object and nothing beside it?"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from naryad.access.actor import Actor
from naryad.assets.actions import issue_codes
from naryad.assets.models import Asset, AssetCode
from naryad.people.acting import act_as
from naryad.people.models import Person, Role
from naryad.registration.actions import add_offer
from naryad.registration.input import OfferInput
from naryad.registration.states import Covers
from tests.browser.conftest import SHOTS, OpenWindow, Site
from tests.browser.entering import type_new_password
from tests.browser.matrix import Corner
from tests.browser.site import Window, link_in
from tests.connecting import use_database

PASSWORD = "a-ladder-behind-the-boiler"
FIRST, SECOND, NEIGHBOUR = "Компрессор А", "Холодильная камера 1", "Холодильная камера 2"
HALL = "Главный щит"
Inside = Callable[[Callable[[], Any]], Any]


@dataclass(frozen=True)
class Scanned:
    """A code, and the object for which it stands."""

    code: str
    asset_id: int


@pytest.fixture
def inside(site: Site, django_db_blocker: DjangoDbBlocker) -> Inside:
    """Something done in the database of the program, in a thread of its own: that of the browser
    belongs to a loop, where Django asks nothing."""

    def run(act: Callable[[], Any]) -> Any:
        def go() -> Any:
            with use_database(site.database), django_db_blocker.unblock():
                return act()

        with ThreadPoolExecutor(1) as pool:
            return pool.submit(go).result()

    return run


def _offer(*names: str, needs_approval: bool) -> list[Scanned]:
    """By the administrator, for whoever scans these."""
    at, by = timezone.now(), _administrator()
    assets = {each.name: each.pk for each in Asset.objects.filter(name__in=names)}
    issue_codes(list(assets.values()), by=by, at=at)
    role = Role.objects.get(organization_id=by.organization_id, code="REGISTERED")
    offer = OfferInput(
        name=f"Flow {timezone.now():%H%M%S%f}",
        role_id=role.pk,
        covers=Covers.CHOSEN,
        asset_ids=frozenset(assets.values()),
        needs_approval=needs_approval,
    )
    add_offer(offer, by=by, at=at)
    return [_scanned(assets[name]) for name in names]


def _administrator(at: datetime | None = None) -> Actor:
    admin = Person.objects.get(email="admin@example.com")
    return act_as(admin, at=at or timezone.now())


def _scanned(asset_id: int) -> Scanned:
    return Scanned(AssetCode.objects.filter(asset_id=asset_id).latest("pk").text, asset_id)


def _is_readable(window: Window, name: str) -> None:
    found = Axe().run(window.page)
    assert found.violations_count == 0, found.generate_report()
    window.page.screenshot(path=SHOTS / "registration" / f"{name}-{window.corner}.png")


def _register(window: Window, site: Site, code: str, address: str) -> Page:
    """From the passport to the password, by letter."""
    page = window.go(f"/q/{code}")
    if page.locator("html").get_attribute("lang") != window.corner.language:
        page.locator(".pp-turn").click()
    _is_readable(window, "passport")
    page.get_by_role("link", name=window.say("Register", "Зарегистрироваться")).click()
    page.locator("[name=last_name]").fill("Newcomer")
    page.locator("[name=first_name]").fill("Nina")
    page.locator("[name=address]").fill(address)
    page.locator("[name=consent]").check()
    _is_readable(window, "form")
    page.locator("main form button[type=submit]").last.click()
    window.sees("Look into your mail", "Проверьте почту")
    _is_readable(window, "sent")
    window.go(link_in(site.post.wait_for(address, saying=r"/register/\w")))
    _is_readable(window, "password")
    type_new_password(page, PASSWORD)
    return page


@pytest.mark.flow(188)
def test_whoever_registers_by_a_code_sees_what_they_scanned_and_not_its_neighbour(
    window: Window, site: Site, inside: Inside
) -> None:
    first, second = inside(lambda: _offer(FIRST, SECOND, needs_approval=False))
    neighbour = inside(lambda: Asset.objects.get(name=NEIGHBOUR).pk)
    page = _register(window, site, first.code, f"nina-{window.corner}@example.com")
    expect(page).to_have_url(re.compile(rf"/portal/equipment/{first.asset_id}/$"))
    window.go("/portal/equipment/")
    expect(page.locator("main")).to_contain_text(FIRST)
    expect(page.locator("main")).not_to_contain_text(SECOND)
    _is_readable(window, "one")
    for hidden in (neighbour, second.asset_id):
        answer = page.goto(f"{window.base_url}/portal/equipment/{hidden}/")
        assert answer is not None and answer.status == 404
    # Signed in, the second code is typed as it stands under its picture.
    window.go("/scan/")
    page.locator("#code").fill(second.code.lower())
    page.locator(".scan-c button").click()
    expect(page).to_have_url(re.compile(rf"/portal/equipment/{second.asset_id}/$"))
    window.go("/portal/equipment/")
    for name in (FIRST, SECOND):
        expect(page.locator("main")).to_contain_text(name)
    expect(page.locator("main")).not_to_contain_text(NEIGHBOUR)
    _is_readable(window, "two")


@pytest.mark.flow(189)
def test_whoever_waits_is_let_in_by_an_administrator(
    window: Window,
    open_window: OpenWindow,
    site: Site,
    inside: Inside,
) -> None:
    (hall,) = inside(lambda: _offer(HALL, needs_approval=True))
    stranger = open_window(Corner(window.corner.language, 390, window.corner.theme))
    address = f"waiting-{window.corner}@example.com"
    page = _register(stranger, site, hall.code, address)
    stranger.sees("waits for approval", "ждёт одобрения")
    _is_readable(stranger, "waits")
    office = window.sign_in("admin@example.com")
    window.go("/office/customers/?registration=waiting")
    _is_readable(window, "list")
    office.get_by_role("link", name=re.compile("Newcomer|Nina")).first.click()
    expect(office.locator("main")).to_contain_text(HALL)
    _is_readable(window, "card")
    window.press("Approve", "Одобрить", exact=True)
    window.sees("Approved, a message is on its way", "Одобрено, сообщение отправляется")
    stranger.go("/portal/equipment/")
    expect(page.locator("main")).to_contain_text(HALL)
    _is_readable(stranger, "let-in")
