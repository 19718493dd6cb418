"""Does the whole program survive what may happen to its processes, and end when told to?"""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from naryad.config.database.programs import wheel_programs
from tests.database import TestDatabase, new_data_folder
from tests.program import Program, running_program, wait_until


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def test_killed_children_come_back_and_one_signal_ends_everything_cleanly(
    own_database: TestDatabase, data: Path
) -> None:
    with running_program(own_database, data) as program:
        for name in ("web", "worker"):
            _kill_and_see_it_come_back(program, name)
        wait_until(program.answers)
        said_before = len(program.log.read_text())
        started = time.monotonic()
        assert program.stop(signal.SIGINT) == 0
        assert time.monotonic() - started < 10
        assert program.children("web") == program.children("worker") == []
        assert program.log.read_text()[said_before:] == ""


def test_children_end_with_a_killed_parent(own_database: TestDatabase, data: Path) -> None:
    with running_program(own_database, data) as program:
        wait_until(lambda: bool(program.children("worker")))
        children = program.children("web") + program.children("worker")
        program.process.kill()
        program.process.wait()
        wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children))


def test_a_killed_database_comes_back_under_the_running_program() -> None:
    folder = new_data_folder(wheel_programs())
    try:
        with running_program(None, folder / "data") as program:
            postmaster = program.children("postgres")[0]
            os.kill(postmaster, signal.SIGKILL)
            wait_until(lambda: _is_anew(program, "postgres", {postmaster}))
            wait_until(program.answers)
            wait_until(lambda: bool(program.children("worker")))
    finally:
        shutil.rmtree(folder)


def _kill_and_see_it_come_back(program: Program, name: str) -> None:
    wait_until(lambda: bool(program.children(name)))
    killed = set(program.children(name))
    program.kill(name)
    wait_until(lambda: _is_anew(program, name, killed))


def _is_anew(program: Program, name: str, killed: set[int]) -> bool:
    alive = set(program.children(name))
    return bool(alive) and not alive & killed
