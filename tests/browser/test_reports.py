"""Can a stranger report by a code over a network that goes, in both languages?"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Route, expect

from tests.browser.conftest import OpenWindow
from tests.browser.matrix import Corner
from tests.browser.site import Window
from tests.files.pictures import gravel, png

_PHONES = [Corner("ru", 390, "light"), Corner("en", 390, "dark")]


def _is_readable(window: Window) -> None:
    found = Axe().run(window.page)
    assert found.violations_count == 0, found.generate_report()


def _photo(number: int) -> FilePayload:
    return {"name": f"{number}.png", "mimeType": "image/png", "buffer": png(600 + number, 400)}


def _open_code(window: Window) -> str:
    """The administrator lets strangers report, and issues a code; the path of its passport."""
    page = window.sign_in("admin@example.com")
    window.go("/office/settings/organization/codes/")
    for name in ("is_public", "takes_reports"):
        page.locator(f"[name={name}]").check()
    if page.locator(".savebar button").is_enabled():
        with page.expect_navigation():
            page.locator(".savebar button").click()
    window.go("/office/assets/?q=Cold+store")
    page.get_by_role("link", name="Cold store", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/office/assets/\d+/$"))
    codes = f"{re.sub(r'^https?://[^/]+', '', page.url)}codes/"
    window.go(codes)
    if not page.locator(".key-text").count():
        page.locator("form[action$='codes/new/'] button").click()
    said = page.locator(".code-c .key-text").first.inner_text()
    return f"/q/{said.replace('-', '')}"


class _Line:
    """It breaks within the third photo, once before a part has arrived and once before its answer
    has, and again between the third and the fourth."""

    def __init__(self) -> None:
        self.parts: dict[str, list[str]] = {}
        self.cuts = 0

    def carry(self, route: Route) -> None:
        request = route.request
        key = request.url.split("/photos/")[1].split("/")[0]
        sent = self.parts.setdefault(key, [])
        sent.append(request.headers["content-range"])
        place = (len(self.parts), len(sent))
        if place in ((3, 2), (4, 1)):
            self._cut(route)
        elif place == (3, 3):
            route.fetch()
            self._cut(route)
        else:
            route.continue_()

    def _cut(self, route: Route) -> None:
        self.cuts += 1
        route.abort("internetdisconnected")


@pytest.mark.parametrize("phone", _PHONES, ids=str)
def test_a_report_with_photos_survives_a_network_that_goes(
    open_window: OpenWindow, phone: Corner
) -> None:
    passport = _open_code(open_window(Corner("en", 1440, "light")))
    window, line = open_window(phone), _Line()
    page = window.go(passport)
    if page.locator("html").get_attribute("lang") != phone.language:
        page.locator(".pp-turn").click()
    _is_readable(window)
    page.locator("a.pp-do").click()
    _is_readable(window)
    page.locator("[name=text]").fill(f"It leaks {phone}")
    heavy: FilePayload = {"name": "3.png", "mimeType": "image/png", "buffer": gravel(1100)}
    page.locator("#photos").set_input_files([_photo(1), _photo(2), heavy, _photo(4)])
    page.route(re.compile(r"/photos/[0-9a-f]{32}/"), line.carry)
    # Nobody writes a report in less.
    page.wait_for_timeout(3_000)
    page.locator("[data-report] .pp-do").click()
    expect(page).to_have_url(re.compile(r"/report/"), timeout=60_000)
    assert line.cuts == 3
    # What was cut went again, and nothing that had arrived before.
    sent = list(line.parts.values())
    assert [len(set(parts)) for parts in sent] == [1, 1, len(sent[2]) - 2, 1]
    assert len(sent[2]) >= 5 and len(sent[3]) == 2
    _is_readable(window)
    office = open_window(Corner("en", 1440, "light"))
    office.sign_in("dispatcher@example.com")
    found = office.go("/office/inquiries/")
    found.get_by_role("link", name=f"It leaks {phone}", exact=True).click()
    expect(found.locator("img.inq-ph")).to_have_count(4)
