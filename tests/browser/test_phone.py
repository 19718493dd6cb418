"""Does a phone install Naryad, scan a code with its camera, and say when there is no network?"""

import os
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django import DjangoDbBlocker

from naryad.assets.actions import issue_codes
from naryad.assets.models import Asset, AssetCode
from naryad.people.acting import act_as
from naryad.people.models import Person
from tests.browser.conftest import FLAGS, OpenWindow, Site
from tests.browser.fake_camera import film_of, photo_of
from tests.browser.matrix import Corner
from tests.browser.site import Window
from tests.browser.test_screens import examine
from tests.connecting import use_database

PHONE = Corner("en", 390, "light")
FOREIGN = "https://evil.example/elevator?id=77"


# Nobody changes the password of this one.
CUSTOMER, OWN = "customer2@example.com", "Ammonia compressor"


def _issue(name: str, site: Site, blocker: DjangoDbBlocker) -> str:
    """A code of an object of the demo."""

    def issue() -> str:
        with use_database(site.database), blocker.unblock():
            head = Person.objects.get(email="head@example.com")
            asset = Asset.objects.get(name=name)
            issue_codes([asset.pk], by=act_as(head, at=timezone.now()), at=timezone.now())
            return AssetCode.objects.filter(asset=asset).latest("pk").text

    # In a thread of its own: that of the browser belongs to a loop, where Django asks nothing.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(issue).result()


@pytest.fixture
def code(site: Site, django_db_blocker: DjangoDbBlocker) -> str:
    """Of what the technician of these tests sees."""
    return _issue("Лифт пассажирский 1", site, django_db_blocker)


@pytest.fixture
def own_code(site: Site, django_db_blocker: DjangoDbBlocker) -> str:
    """Of what the customer of these tests sees."""
    return _issue(OWN, site, django_db_blocker)


@pytest.fixture
def with_camera(site: Site, chrome: Browser, own_code: str, tmp_path: Path) -> Iterator[Window]:
    """A browser whose camera sees the code."""
    film = film_of(f"{site.base_url}/q/{own_code}", tmp_path / "camera.y4m")
    flags = [
        *FLAGS,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    found = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    browser = chrome.browser_type.launch(executable_path=found, args=flags)
    window = Window(browser, site.base_url, PHONE)
    yield window
    window.close()
    browser.close()


def test_a_customer_scans_with_the_camera_and_reports_a_problem_of_that_very_object(
    with_camera: Window,
) -> None:
    window = with_camera
    page = window.sign_in(CUSTOMER)
    window.go("/portal/")
    page.locator(".botb").get_by_role("link", name="Scan").click()
    expect(page).to_have_url(re.compile(r"/portal/equipment/\d+/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(OWN)
    window.press("Report a problem", "Сообщить о проблеме")
    expect(page.locator("main form").first).to_contain_text(OWN)
    page.locator("[name=title]").fill("Door does not close")
    page.locator("main form button[type=submit]").last.click()
    expect(page).to_have_url(re.compile(r"/portal/requests/\d+/$"))
    # What was scanned stands in front from now on.
    window.go("/portal/")
    expect(page.locator(".own-a").first).to_contain_text(OWN)


def test_without_a_camera_a_photo_is_read_and_foreign_addresses_are_not_opened(
    open_window: OpenWindow, code: str, site: Site, tmp_path: Path
) -> None:
    window = open_window(PHONE)
    page = window.sign_in("technician@example.com")
    assert examine(window, ("scanner", "/scan/", "Scan a code", "Сканировать код")) == []
    expect(page.locator("[data-says]")).to_contain_text("There is no camera here.")
    shots = {"empty": "", "foreign": FOREIGN, "ours": f"https://else.example/q/{code}"}
    for name, text in shots.items():
        (tmp_path / f"{name}.png").write_bytes(photo_of(text))
    page.locator("[data-scan-photo]").set_input_files(tmp_path / "foreign.png")
    expect(page.get_by_role("alert")).to_contain_text("stands for nothing that you see")
    assert page.url.startswith(site.base_url)
    page.locator("[data-scan-photo]").set_input_files(tmp_path / "ours.png")
    expect(page).to_have_url(re.compile(r"/office/assets/\d+/$"))
    assert page.url.startswith(site.base_url)


def test_it_can_be_installed_and_without_a_network_it_says_so_and_comes_back(
    open_window: OpenWindow,
) -> None:
    window = open_window(PHONE, worker=True)
    page = window.sign_in(CUSTOMER)
    window.go("/portal/")
    expect(page.locator("[data-push=hint]")).to_contain_text("Tell me on this device")
    page.locator("[data-push-close]").click()
    page.reload()
    expect(page.locator("[data-push=hint]")).to_be_hidden()
    news = "/profile/notifications/"
    assert examine(window, ("devices", news, "On my devices", "На моих устройствах")) == []
    expect(page.get_by_role("button", name="Tell me on this device")).to_be_visible()
    window.go("/portal/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    talk = window.context.new_cdp_session(page)
    page.reload()
    found = talk.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # Windows of tests leave nothing behind, as private ones, which install nothing.
    assert [each["errorId"] for each in found if each["errorId"] != "in-incognito"] == []
    manifest = talk.send("Page.getAppManifest")
    assert manifest["errors"] == [] and manifest["url"].endswith("/app.webmanifest")
    kept = page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name)"
        ".then(cache => cache.keys()))).then(all => all.flat().map(each => each.url)))"
    )
    paths = {url.removeprefix(window.base_url) for url in kept}
    assert "/offline/en/" in paths
    assert all(path.startswith(("/static/", "/offline/")) for path in paths), paths
    window.context.set_offline(True)
    page.goto(window.base_url + "/portal/requests/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No network")
    window.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Requests", timeout=20_000)
