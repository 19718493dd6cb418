"""Does the embedded PostgreSQL come up, stay up and go down as promised?"""

import fcntl
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from naryad.config.database.embedded import EmbeddedServer
from naryad.config.database.place import place_for
from naryad.config.database.programs import Programs, wheel_programs
from naryad.config.database.requirements import server_faults
from tests.database import ROOT, TEST_OPTIONS
from tests.program import wait_until

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root drops its rights")

KEEPER = """
import sys, time
from pathlib import Path
from naryad.config.database.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))
server.ensure()
print(server.process_id, flush=True)
time.sleep(120)
"""


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data folder with a stopped server, which each test leaves stopped."""
    with passable_folder() as folder:
        server = EmbeddedServer(folder / "data", options=TEST_OPTIONS)
        server.ensure()
        server.stop()
        yield folder / "data"


@contextmanager
def passable_folder() -> Iterator[Path]:
    """Not pytest's tmp_path, which nobody but its maker may enter."""
    with tempfile.TemporaryDirectory(prefix="naryad-embedded-", dir="/tmp") as name:
        path = Path(name)
        path.chmod(0o711)
        yield path


@pytest.fixture
def make_server() -> Iterator[Callable[[Path], EmbeddedServer]]:
    made = []

    def make(data: Path) -> EmbeddedServer:
        made.append(EmbeddedServer(data, options=TEST_OPTIONS))
        return made[-1]

    yield make
    for server in reversed(made):
        server.stop()


def ask(server: EmbeddedServer, query: str) -> object:
    with psycopg.connect(server.urls.owner) as connection:
        row = connection.execute(query).fetchone()  # type: ignore[arg-type]
    return row[0] if row else None


def test_a_new_server_folds_cyrillic_whatever_the_terminal_speaks(
    make_server: Callable[[Path], EmbeddedServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("LC_ALL", "POSIX")
    with passable_folder() as folder:
        server = make_server(folder / "data")
        server.ensure()
        assert server_faults(server.urls) == []
        with psycopg.connect(server.urls.owner) as connection:
            connection.execute("CREATE EXTENSION pg_trgm")
            assert connection.execute("SELECT show_trgm('лифт') <> '{}'").fetchone() == (True,)
            assert connection.execute("SELECT 'ПРИВЁТ' ILIKE 'привёт'").fetchone() == (True,)
            assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        server.stop()


def test_a_second_start_finds_the_data_of_the_first(
    data: Path, make_server: Callable[[Path], EmbeddedServer]
) -> None:
    first = make_server(data)
    assert first.ensure() is True
    with psycopg.connect(first.urls.owner) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    first.stop()
    second = make_server(data)
    assert second.ensure() is True
    assert ask(second, "SELECT number FROM kept") == 7


def test_a_killed_server_is_brought_back_with_its_data(
    data: Path, make_server: Callable[[Path], EmbeddedServer]
) -> None:
    server = make_server(data)
    server.ensure()
    with psycopg.connect(server.urls.owner) as connection:
        connection.execute("CREATE TABLE many AS SELECT generate_series(1, 1000) AS number")
    killed = server.process_id
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: server.ensure() or server.process_id != killed)
    assert server.process_id != killed
    assert ask(server, "SELECT count(*) FROM many") == 1000


def test_a_second_command_uses_the_server_of_the_first_and_leaves_it_running(
    data: Path, make_server: Callable[[Path], EmbeddedServer]
) -> None:
    first, second = make_server(data), make_server(data)
    assert first.ensure() is True
    assert second.ensure() is False
    second.stop()
    assert ask(first, "SELECT 1") == 1


def test_a_command_that_ends_waits_for_another_that_uses_its_server(
    data: Path, make_server: Callable[[Path], EmbeddedServer]
) -> None:
    first, second = make_server(data), make_server(data)
    first.ensure()
    second.ensure()
    with ThreadPoolExecutor() as threads:
        stopping = threads.submit(first.stop)
        assert ask(second, "SELECT 1 FROM pg_sleep(0.3)") == 1
        assert not stopping.done()
        second.stop()
        stopping.result(timeout=10)
    assert first.process_id is None


def test_a_server_is_taken_over_by_a_keeper_when_the_command_that_started_it_ends(
    data: Path, make_server: Callable[[Path], EmbeddedServer]
) -> None:
    first, keeper = make_server(data), make_server(data)
    first.ensure()
    keeper.keep()
    assert keeper.ensure() is False
    first.stop()
    assert keeper.ensure() is True
    assert ask(keeper, "SELECT 1") == 1


def test_the_server_goes_down_cleanly_when_its_keeper_is_killed(
    data: Path, make_server: Callable[[Path], EmbeddedServer]
) -> None:
    said_before = len(_log_of(make_server(data)))
    keeper = subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(data)], cwd=ROOT, stdout=subprocess.PIPE
    )
    with keeper:
        assert keeper.stdout is not None
        postmaster = int(keeper.stdout.readline())
        os.kill(postmaster, signal.SIGSTOP)
        keeper.kill()
    # The server is still there, so the next one must wait for it.
    assert _is_locked(data)
    os.kill(postmaster, signal.SIGCONT)
    wait_until(lambda: not _is_running(postmaster))
    server = make_server(data)
    server.ensure()
    log = _log_of(server)[said_before:]
    assert "received fast shutdown request" in log
    assert "was not properly shut down" not in log


def test_a_data_folder_deeper_than_a_socket_path_may_be_works(
    data: Path, make_server: Callable[[Path], EmbeddedServer]
) -> None:
    deep = data.parent.joinpath(*["a-folder-with-a-long-name"] * 5)
    deep.parent.mkdir(parents=True)
    subprocess.run(["cp", "-a", str(data), str(deep)], check=True)
    first = make_server(deep)
    first.ensure()
    socket = Path(first.place.socket_note.read_text())
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    assert ask(first, "SELECT current_user") == "naryad_owner"
    first.stop()
    second = make_server(deep)
    second.ensure()
    assert Path(second.place.socket_note.read_text()) == socket, "Each start leaves a folder."
    second.stop()
    socket.rmdir()


def test_nobody_else_may_read_the_passwords_or_come_in_without_one(
    data: Path, make_server: Callable[[Path], EmbeddedServer]
) -> None:
    server = make_server(data)
    server.ensure()
    assert stat.S_IMODE(server.place.passwords.stat().st_mode) == 0o600
    assert stat.S_IMODE(server.place.folder.stat().st_mode) == 0o700
    without = server.urls.owner.replace(server.urls.owner.split(":")[2].split("@")[0], "wrong")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(without)


@needs_root
def test_root_gives_the_server_an_id_that_nobody_else_has(
    data: Path, make_server: Callable[[Path], EmbeddedServer]
) -> None:
    server = make_server(data)
    server.ensure()
    assert server.process_id is not None
    owner = Path(f"/proc/{server.process_id}").stat().st_uid
    assert owner == server.place.account.uid
    assert owner not in {0, 65534}


@needs_root
def test_below_a_folder_that_only_root_may_enter_data_and_programs_move_and_nothing_is_opened(
    tmp_path: Path,
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    server = EmbeddedServer(closed / "data", programs=_programs_in(closed), options=TEST_OPTIONS)
    home = server.place.home
    try:
        server.ensure()
        assert ask(server, "SELECT 1") == 1
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert home.parent == Path("/var/lib/naryad")
        assert (home / "belongs-to").read_text().strip() == str(closed / "data")
        assert place_for(closed / "data", major=18).folder == server.place.folder
        copied = next(home.glob("postgresql-*/*/*/bin/postgres")).stat()
        assert (copied.st_uid, stat.S_IMODE(copied.st_mode)) == (0, 0o755)
    finally:
        server.stop()
        shutil.rmtree(home)


def _programs_in(folder: Path) -> Programs:
    """The wheel's, as in a checkout that only root may enter."""
    wheel = wheel_programs()
    package, libraries = wheel.root.parent, wheel.root.parent.with_suffix(".libs")
    for source in (package, libraries):
        subprocess.run(["cp", "-a", str(source), str(folder)], check=True)
    return Programs(root=folder / package.name / wheel.root.name, version=wheel.version)


def _log_of(server: EmbeddedServer) -> str:
    files = sorted((server.place.cluster / "log").iterdir(), key=lambda path: path.stat().st_mtime)
    return "".join(path.read_text() for path in files)


def _is_locked(data: Path) -> bool:
    with next(data.glob("*.lock")).open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _is_running(pid: int) -> bool:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return fields[0] != "Z"
