"""Does the first visit of an empty installation lead through its setup, and only the first?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.matrix import Corner
from tests.database import TestServer
from tests.program import Program, running_program


@pytest.fixture
def empty_program(test_server: TestServer, tmp_path: Path) -> Iterator[Program]:
    with running_program(test_server.new_database(), tmp_path / "data") as program:
        yield program


@pytest.mark.flow(31)
def test_whoever_reads_the_terminal_sets_up_and_nobody_after_them(
    open_window: OpenWindow, empty_program: Program, corner: Corner
) -> None:
    window = open_window(corner, base_url=empty_program.base_url)
    page = window.go("/")
    expect(page).to_have_url(re.compile("/setup/"))
    window.sees("Set up Naryad", "Настройка Наряда")
    page.locator("[name=code]").fill("K7QM-2XVB-9RTH")
    typed = {"name": "Quay", "last_name": "First", "first_name": "Ada", "email": "ada@flow.example"}
    for field, value in typed.items():
        page.locator(f"[name={field}]").fill(value)
    for is_right in (False, True):
        if is_right:
            found = re.search(r"type this code: (\S+)", empty_program.log.read_text())
            assert found is not None
            page.locator("[name=code]").fill(found.group(1))
        for field in ("password", "password_again"):
            page.locator(f"[name={field}]").fill("a-lantern-over-the-quay")
        page.locator("main form button[type=submit]").last.click()
        if not is_right:
            window.sees("This is not the code in the terminal", "В терминале другой код")
    expect(page).to_have_url(re.compile("/office/"))
    late = open_window(corner, base_url=empty_program.base_url)
    late.go("/setup/")
    expect(late.page).to_have_url(re.compile("/sign-in/"))
