"""How does the server's process start, get ready and stop?"""

import ctypes
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from naryad.config.database.account import CLEAN_ENVIRONMENT
from naryad.config.database.place import Place
from naryad.config.database.programs import Programs

READINESS_SECONDS = 120
# A restore takes a lock on each table and index, old and new, in its one transaction.
_ALWAYS = ("max_locks_per_transaction=256",)
_PR_SET_PDEATHSIG = 1
_PR_SET_NAME = 15
_LIBC = ctypes.CDLL(None)


class ServerNotReady(Exception):
    """The server did not start; the message carries its own words."""


def die_with_parent(number: int) -> Callable[[], None]:
    """A hook for a new child: get this signal when the parent is gone.

    Linux alone has it; elsewhere a killed parent leaves its children, and the
    next start waits for them by the lock.
    """

    def hook() -> None:
        if hasattr(_LIBC, "prctl"):
            _LIBC.prctl(_PR_SET_PDEATHSIG, number)

    return hook


def name_process(name: str) -> None:
    """What `ps` and `top` show instead of "python"; Linux alone has it."""
    if hasattr(_LIBC, "prctl"):
        _LIBC.prctl(_PR_SET_NAME, name.encode())


def start_postmaster(
    place: Place, *, programs: Programs, socket: Path, lock: int, options: tuple[str, ...]
) -> subprocess.Popen[bytes]:
    settings = [f"unix_socket_directories={socket}", *_ALWAYS, *options]
    command = [programs.path("postgres"), "-D", str(place.cluster)]
    for setting in settings:
        command += ["-c", setting]
    with place.first_words.open("wb") as words:
        return subprocess.Popen(  # noqa: S603 - fixed program, no shell
            command,
            cwd=place.cluster,
            env=CLEAN_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            user=place.account.uid,
            group=place.account.gid,
            extra_groups=None if place.account.is_ours else [],
            pass_fds=[lock],
            # Ctrl+C is for the program, which stops the server last. SIGINT
            # is the server's fast and clean shutdown.
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509 - no threads run yet
        )


def wait_until_ready(url: str, *, process: subprocess.Popen[bytes] | None = None) -> None:
    """Return when the server answers; a crash recovery may take minutes."""
    deadline = time.monotonic() + READINESS_SECONDS
    while True:
        reason = why_not_ready(url)
        if reason is None:
            return
        if "password authentication failed" in reason:
            raise ServerNotReady(f"The passwords in the data folder are not the server's: {reason}")
        if process is not None and process.poll() is not None:
            raise ServerNotReady(f"PostgreSQL ended at once (status {process.returncode}).")
        if time.monotonic() > deadline:
            raise ServerNotReady(f"PostgreSQL is not ready after {READINESS_SECONDS} s: {reason}")
        time.sleep(0.02)


def why_not_ready(url: str) -> str | None:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        return str(error)
    return None


def stop_postmaster(process: subprocess.Popen[bytes]) -> None:
    """Fast and clean: transactions are rolled back, everything is written."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=READINESS_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
