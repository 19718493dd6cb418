"""Where do the tests get their databases from, quickly and apart from each other?

One server runs for a whole pytest run, with its files in a temporary folder.
Its database `naryad` is migrated once by the owner's role and serves as the
template of every other. The stopped server's folder is kept under
.cache/databases/, named by a hash of the migrations, so that the next run
copies it instead of migrating.
"""

import fcntl
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from naryad.config.database.embedded import EmbeddedServer
from naryad.config.database.programs import Programs, system_programs, wheel_programs
from naryad.config.database.roles import DATABASE, OWNER_ROLE
from naryad.config.database.urls import DatabaseUrls

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".cache" / "databases"
KEPT_AT_MOST = 4
TEMPORARY = "naryad-tests-"

# Nobody needs the test data after a power cut; commits still reach the
# operating system, so that tests may kill the server.
TEST_OPTIONS = (
    "fsync=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "shared_buffers=64MB",
    "max_connections=80",
    # Its transactions would hold back what a reader of the feed may take.
    "autovacuum=off",
)

# Whatever can change what a migration makes.
WHAT_SHAPES_A_DATABASE = (
    "naryad/**/migrations/*.py",
    "naryad/core/**/*.py",
    "naryad/config/database/*.py",
)


@dataclass(frozen=True)
class TestDatabase:
    """A migrated database; `application` is the role that the program has."""

    __test__ = False
    name: str
    urls: DatabaseUrls

    @property
    def environment(self) -> dict[str, str]:
        """What a child process needs to work on this database."""
        return {
            **os.environ,
            "DATABASE_URL": self.urls.application,
            "NARYAD_MIGRATE_URL": self.urls.owner,
        }


class TestServer:
    """The server of one pytest run."""

    __test__ = False
    _numbers = itertools.count(1)

    def __init__(self, folder: Path, programs: Programs | None = None):
        """`programs` of another version than the run was told to use."""
        self.folder = folder
        chosen = programs or programs_of_the_run()
        self._server = EmbeddedServer(folder / "data", programs=chosen, options=TEST_OPTIONS)
        self._server.keep()
        self._server.ensure()

    @property
    def superuser_url(self) -> str:
        return self._server.superuser_url

    def new_database(self, template: str = DATABASE) -> TestDatabase:
        """With all that is in the template, which nobody may use meanwhile."""
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        # By file: page by page, as is usual, the server works about twice as much.
        copying = "CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY"
        self._execute(copying, name, template, OWNER_ROLE)
        self._copy_note(name)
        return TestDatabase(name=name, urls=self._server.urls.with_database(name))

    def drop_database(self, database: TestDatabase) -> None:
        self._execute("DROP DATABASE {} WITH (FORCE)", database.name)

    def migrate_template(self) -> None:
        template = TestDatabase(name=DATABASE, urls=self._server.urls)
        command = [sys.executable, "-m", "naryad.config.cli", "migrate"]
        result = subprocess.run(
            command,
            cwd=ROOT,
            env=template.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            raise RuntimeError(f"Migrating the template failed:\n{result.stdout}{result.stderr}")

    def stop(self) -> None:
        self._server.stop()

    def _copy_note(self, name: str) -> None:
        """Which migrations it has had stands in its comment, which CREATE DATABASE leaves out."""
        note = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
        with psycopg.connect(self.superuser_url, autocommit=True) as connection:
            row = connection.execute(note, [DATABASE]).fetchone()
            comment = sql.SQL("COMMENT ON DATABASE {} IS {}")
            connection.execute(comment.format(sql.Identifier(name), row[0] if row else None))

    def _execute(self, query: str, *names: str) -> None:
        with psycopg.connect(self.superuser_url, autocommit=True) as connection:
            connection.execute(sql.SQL(query).format(*map(sql.Identifier, names)))


def start_test_server() -> TestServer:
    """A server with a migrated template, in a new temporary folder."""
    clear_leftovers(Path("/tmp"))
    return TestServer(new_data_folder(programs_of_the_run()))


def new_data_folder(programs: Programs) -> Path:
    """A temporary folder with `data` in it: an installation whose tables are made, and empty."""
    kept = _kept_template(programs)
    folder = _temporary_folder()
    _copy(kept, folder / "data")
    return folder


def end_test_server(server: TestServer) -> None:
    server.stop()
    shutil.rmtree(server.folder, ignore_errors=True)


def clear_leftovers(place: Path) -> None:
    """Take away the folders of runs that began an hour ago or earlier and were killed."""
    for folder in place.glob(f"{TEMPORARY}*"):
        # Its own age: the files in it are as old as the template of which they are copies.
        lock = next(folder.glob("data/*.lock"), None)
        if lock is None or time.time() - folder.stat().st_mtime < 3600:
            continue
        with lock.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            shutil.rmtree(folder, ignore_errors=True)


def _kept_template(programs: Programs) -> Path:
    kept = KEPT / f"{programs.version}-{_hash_of_migrations()}"
    KEPT.mkdir(parents=True, exist_ok=True)
    with _only_one_at_a_time(KEPT / "lock"):
        if not kept.exists():
            _make_template(kept, programs)
            _forget_old_templates()
        os.utime(kept)
    return kept


def _make_template(kept: Path, programs: Programs) -> None:
    folder = _temporary_folder()
    try:
        server = TestServer(folder, programs)
        try:
            server.migrate_template()
        finally:
            server.stop()
        draft = kept.with_name(f".{kept.name}")
        shutil.rmtree(draft, ignore_errors=True)
        _copy(folder / "data", draft)
        draft.rename(kept)
    finally:
        shutil.rmtree(folder)


def programs_of_the_run() -> Programs:
    """The wheel's server, or the system's of NARYAD_TEST_POSTGRESQL."""
    major = os.environ.get("NARYAD_TEST_POSTGRESQL")
    if not major:
        return wheel_programs()
    found = system_programs(int(major))
    if found is None:
        raise RuntimeError(f"There is no /usr/lib/postgresql/{major}.")
    return found


def _hash_of_migrations() -> str:
    known = hashlib.sha256((ROOT / "requirements-dev.lock").read_bytes())
    for pattern in WHAT_SHAPES_A_DATABASE:
        for path in sorted(ROOT.glob(pattern)):
            known.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return known.hexdigest()[:16]


def _temporary_folder() -> Path:
    # The server's user must get through to its own folder when root runs the
    # tests; listing stays forbidden.
    folder = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir="/tmp"))
    folder.chmod(0o711)
    return folder


def _copy(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)


def _forget_old_templates() -> None:
    newest_first = sorted(KEPT.glob("[0-9]*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[KEPT_AT_MOST:]:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _only_one_at_a_time(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
