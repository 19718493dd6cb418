"""How is the embedded PostgreSQL server kept running for as long as it is needed?"""

import subprocess
import sys
import time
from pathlib import Path

from naryad.config.database.cluster import make_cluster
from naryad.config.database.file_lock import FileLock
from naryad.config.database.passwords import Passwords, read_or_make_passwords
from naryad.config.database.place import Place, place_for, socket_folder
from naryad.config.database.process import (
    READINESS_SECONDS,
    ServerNotReady,
    start_postmaster,
    stop_postmaster,
    wait_until_ready,
    why_not_ready,
)
from naryad.config.database.programs import Programs, runnable_programs, wheel_programs
from naryad.config.database.roles import make_database, make_roles
from naryad.config.database.urls import DatabaseUrls, embedded_urls, superuser_url

# What a server says when the one before it is not quite gone: its process not
# yet reaped, or its last connection still holding the shared memory.
LEFTOVERS = ("postmaster.pid", "shared memory block")


class EmbeddedServer:
    """One server per data folder, shared by every `naryad` command.

    Whoever gets the folder's lock first runs the server; the others use it,
    and it waits for them before it stops the server. The server inherits the
    lock, so a free lock means that none is running, however its owner ended.
    """

    def __init__(
        self, data: Path, *, programs: Programs | None = None, options: tuple[str, ...] = ()
    ):
        self._programs = programs or wheel_programs()
        self._options = options
        self._place = place_for(data.resolve(), major=self._programs.major)
        self._lock = FileLock(self._place.lock)
        self._users = FileLock(self._place.users)
        self._is_keeper = False
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def place(self) -> Place:
        return self._place

    @property
    def process_id(self) -> int | None:
        """The server's process when it is ours."""
        return self._process.pid if self._process else None

    @property
    def urls(self) -> DatabaseUrls:
        return embedded_urls(self._passwords, socket=self._socket)

    @property
    def superuser_url(self) -> str:
        return superuser_url(self._passwords, socket=self._socket)

    def keep(self) -> None:
        """We stay for long and bring the server back ourselves: then nobody
        waits for us at their end, and we for nobody at ours."""
        self._is_keeper = True
        self._users.release()

    def ensure(self) -> bool:
        """Return when the server answers; True when it had to be started.

        Cheap when all is well, so that a keeper calls it every second: it
        brings a killed server back, and takes over one whose owner ended.
        """
        if self._process is not None and self._process.poll() is None:
            return False
        deadline = time.monotonic() + READINESS_SECONDS
        while not self._lock.take():
            if self._may_join() and self._answers():
                return False
            if time.monotonic() > deadline:
                raise ServerNotReady(
                    f"Another program holds {self._place.lock} and does not answer."
                )
            time.sleep(0.05)
        self._start(deadline)
        return True

    def stop(self) -> None:
        """Stop the server when it is ours, and let others have the folder."""
        if self._process is not None:
            if not self._is_keeper:
                self._wait_for_others()
            stop_postmaster(self._process)
        self.forget()

    def forget(self) -> None:
        """In a forked child: the server is the parent's business."""
        self._process = None
        self._lock.release()
        self._users.release()

    @property
    def _passwords(self) -> Passwords:
        return read_or_make_passwords(self._place.passwords)

    @property
    def _socket(self) -> Path:
        return Path(self._place.socket_note.read_text(encoding="utf-8"))

    def _may_join(self) -> bool:
        """Not while the owner is about to stop the server."""
        return self._is_keeper or self._users.take(shared=True)

    def _wait_for_others(self) -> None:
        if not self._users.take():
            print("Another naryad command uses the database; waiting for it.", file=sys.stderr)
            self._users.take(wait=True)

    def _answers(self) -> bool:
        known = self._place.passwords.exists() and self._place.socket_note.exists()
        return known and why_not_ready(self.urls.owner) is None

    def _start(self, deadline: float) -> None:
        programs = runnable_programs(
            self._programs, account=self._place.account, home=self._place.home
        )
        self._users.release()
        self._place.folder.mkdir(mode=0o700, exist_ok=True)
        if not self._place.cluster.exists():
            make_cluster(self._place, programs=programs, passwords=self._passwords)
        socket = socket_folder(self._place)
        while True:
            try:
                self._start_once(programs, socket)
                break
            except ServerNotReady as error:
                words = self._place.first_words.read_text(encoding="utf-8", errors="replace")
                if time.monotonic() > deadline or not any(left in words for left in LEFTOVERS):
                    raise ServerNotReady(f"{error}\n{words.strip()}\n{self._log_hint()}") from error
                time.sleep(0.2)
        make_roles(self.superuser_url, passwords=self._passwords)
        make_database(self.superuser_url)

    def _start_once(self, programs: Programs, socket: Path) -> None:
        self._process = start_postmaster(
            self._place,
            programs=programs,
            socket=socket,
            lock=self._lock.descriptor,
            options=self._options,
        )
        wait_until_ready(self.superuser_url, process=self._process)

    def _log_hint(self) -> str:
        return f"The server's log: {self._place.cluster / 'log'}"
