"""Does the whole program survive what may happen to its processes, and end when told to?"""

import signal
import time
from pathlib import Path

import pytest

from tests.database import TestDatabase
from tests.program import Program, running_program, wait_until


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def test_killed_children_come_back(own_database: TestDatabase, data: Path) -> None:
    with running_program(own_database, data) as program:
        for name in ("web", "worker"):
            wait_until(lambda name=name: bool(program.children(name)))  # type: ignore[misc]
            killed = set(program.children(name))
            program.kill(name)
            wait_until(lambda name=name, killed=killed: _is_anew(program, name, killed))  # type: ignore[misc]
        wait_until(program.answers)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_ends_everything_cleanly(
    own_database: TestDatabase, data: Path, number: signal.Signals
) -> None:
    with running_program(own_database, data) as program:
        said_before = len(program.log.read_text())
        started = time.monotonic()
        assert program.stop(number) == 0
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


def _is_anew(program: Program, name: str, killed: set[int]) -> bool:
    alive = set(program.children(name))
    return bool(alive) and not alive & killed
