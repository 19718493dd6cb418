"""Which program, post office and windows do the browser's tests get?"""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

from naryad.config.cli.starting import make_demo
from tests.browser.matrix import Corner, corners_of_flow
from tests.browser.site import PostOffice, Window
from tests.connecting import use_database
from tests.database import TestDatabase, TestServer
from tests.program import free_port, running_program

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HAS_FAILED = pytest.StashKey[bool]()
SHOTS = Path(__file__).resolve().parent.parent.parent / ".cache" / "shots"
OpenWindow = Callable[..., Window]


@dataclass(frozen=True)
class Site:
    base_url: str
    post: PostOffice
    database: TestDatabase


@pytest.fixture(scope="session")
def site(
    test_server: TestServer,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """The whole program with the demo in a database of its own, and a real mail server."""
    database, post = test_server.new_database(), PostOffice()
    with use_database(database), django_db_blocker.unblock():
        make_demo(database.urls)
    mail = Controller(post, hostname="127.0.0.1", port=free_port())
    mail.start()
    data = tmp_path_factory.mktemp("browser") / "data"
    url = f"smtp://127.0.0.1:{mail.port}"
    with running_program(database, data, NARYAD_EMAIL_URL=url) as program:
        yield Site(program.base_url, post, database)
    mail.stop()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    found = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_window(
    site: Site, chrome: Browser, request: pytest.FixtureRequest
) -> Iterator[OpenWindow]:
    """Windows of one test; what any of their consoles complained of fails it. Of a failed test
    .cache/shots/failed keeps how they looked."""
    windows: list[Window] = []

    def open_one(
        corner: Corner, *, script: bool = True, base_url: str = "", worker: bool = False
    ) -> Window:
        address = base_url or site.base_url
        windows.append(Window(chrome, address, corner, script=script, worker=worker))
        return windows[-1]

    yield open_one
    if request.node.stash.get(HAS_FAILED, False):
        for number, window in enumerate(windows, 1):
            window.page.screenshot(path=SHOTS / "failed" / f"{request.node.name}-{number}.png")
    for window in windows:
        window.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[HAS_FAILED] = report.failed
    return report


@pytest.fixture
def window(open_window: OpenWindow, corner: Corner) -> Window:
    return open_window(corner)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A flow's corner is its place among the flows: @pytest.mark.flow(number)."""
    if "corner" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("flow")
        assert mark is not None, "A flow names its number, which is its place in the matrix."
        metafunc.parametrize("corner", corners_of_flow(mark.args[0]), ids=str)
