"""Does a map fill coordinates and lead to cards, and ask no host but the one of the settings?"""

import base64
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route, expect

from tests.browser.site import Window

ORIGIN = "https://tiles.example.com"
_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _keep_tiles(window: Window, template: str, whose: str) -> None:
    page = window.go("/office/settings/organization/")
    page.locator("[name=map_tiles]").fill(template)
    page.locator("[name=map_attribution]").fill(whose)
    with page.expect_navigation():
        page.locator(".savebar button[type=submit]").click()


@pytest.fixture
def asked(window: Window) -> Iterator[list[str]]:
    """A tile server of the test; the addresses that any browser of this window asks elsewhere."""
    hosts: list[str] = []

    def answer(route: Route) -> None:
        hosts.append(re.sub(r"(https?://[^/]+).*", r"\1", route.request.url))
        route.fulfill(body=_PICTURE, content_type="image/png")

    window.context.route(re.compile(r"^https?://(?!localhost)"), answer)
    window.sign_in("admin@example.com")
    _keep_tiles(window, f"{ORIGIN}/{{z}}/{{x}}/{{y}}.png", "© Mappers")
    yield hosts
    _keep_tiles(window, "", "")


@pytest.mark.flow(69)
def test_a_click_fills_the_coordinates_and_the_pin_follows(
    window: Window, asked: list[str]
) -> None:
    page = window.page
    window.go("/office/assets/new/")
    chart = page.locator("[data-map]")
    chart.scroll_into_view_if_needed()
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    expect(page.locator(".leaflet-control-attribution")).to_have_text("© Mappers")
    chart.click(position={"x": 120, "y": 120})
    latitude, longitude = page.locator("[name=latitude]"), page.locator("[name=longitude]")
    expect(latitude).not_to_have_value("")
    before = latitude.input_value(), longitude.input_value()
    pin = page.locator(".map-pin").bounding_box()
    assert pin
    page.mouse.move(pin["x"] + 14, pin["y"] + 18)
    page.mouse.down()
    page.mouse.move(pin["x"] + 74, pin["y"] + 58, steps=8)
    page.mouse.up()
    expect(longitude).not_to_have_value(before[1])
    latitude.fill("55,75")
    longitude.fill("37.61")
    longitude.blur()
    expect(page.locator(".map-pin")).to_be_visible()
    latitude.fill("")
    latitude.blur()
    expect(page.locator(".map-pin")).to_have_count(0)
    assert set(asked) == {ORIGIN}


@pytest.mark.flow(70)
def test_pins_of_the_list_lead_to_cards(window: Window, asked: list[str]) -> None:
    page = window.page
    window.go("/office/assets/?q=harbour")
    page.get_by_role("link", name=re.compile(window.say("On a map", "На карте"))).click()
    pin = page.locator(".map-pin")
    expect(pin).to_have_count(1)
    assert Axe().run(page).response["violations"] == []
    pin.focus()
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup").get_by_role("link", name="Cold store").click()
    expect(page.get_by_role("heading", name="Cold store")).to_be_visible()
    expect(page.locator(".map-pin")).to_have_count(1)
    assert set(asked) == {ORIGIN}
