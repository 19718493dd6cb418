"""How does a test run the whole program: web server and worker, on a database of its own?"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.database import ROOT, TestDatabase

READY_SECONDS = 60


class Program:
    """A running `naryad serve`, with what it has printed in `log`."""

    def __init__(self, process: subprocess.Popen[bytes], *, base_url: str, log: Path):
        self.process = process
        self.base_url = base_url
        self.log = log

    def children(self, name: str) -> list[int]:
        """The process ids named "naryad web", "naryad worker" or "postgres", parents first."""
        wanted = name if name == "postgres" else f"naryad {name}"
        return [pid for pid in _descendants(self.process.pid) if _name(pid) == wanted]

    def kill(self, name: str) -> None:
        """End all of them as a crash would."""
        for pid in self.children(name):
            os.kill(pid, signal.SIGKILL)

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=READY_SECONDS)

    def answers(self) -> bool:
        """Whether the web server answers anything at all, an error page too."""
        try:
            urlopen(self.base_url, timeout=5).close()
        except HTTPError as error:
            error.close()
            return True
        except (URLError, OSError):
            return False
        return True


@contextmanager
def running_program(
    database: TestDatabase | None, data: Path, *, command: str = "serve", **environment: str
) -> Iterator[Program]:
    """Start it, wait until it answers, stop it at the end; None means the embedded database."""
    port = free_port()
    base_url = f"http://localhost:{port}"
    chosen = {
        **(database.environment if database else _without_database()),
        "NARYAD_MODE": "trial",
        "NARYAD_DATA": str(data),
        "NARYAD_HOST": "127.0.0.1",
        "NARYAD_PORT": str(port),
        "NARYAD_BASE_URL": base_url,
        **environment,
    }
    log = data.parent / f"{data.name}-program.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "naryad.config.cli", command],
            cwd=ROOT,
            env=chosen,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    program = Program(process, base_url=base_url, log=log)
    try:
        wait_until(lambda: program.answers() or process.poll() is not None, seconds=READY_SECONDS)
        assert process.poll() is None, log.read_text()
        yield program
    finally:
        if process.poll() is None:
            program.stop()


def wait_until(is_true: Callable[[], bool], *, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _without_database() -> dict[str, str]:
    named = {"DATABASE_URL", "NARYAD_MIGRATE_URL"}
    return {name: value for name, value in os.environ.items() if name not in named}


def _descendants(pid: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found, waiting = [], [pid]
    while waiting:
        children = sorted(parents.get(waiting.pop(0), []))
        found += children
        waiting += children
    return found


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""
