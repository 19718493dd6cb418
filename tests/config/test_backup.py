"""Is a restored installation equal to the old one?"""

import hashlib
import tarfile
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from naryad.config.cli.arguments import parse
from naryad.config.cli.commands import backup, restore
from naryad.config.cli.errors import CommandError
from naryad.config.database.running import RunningDatabase
from naryad.config.database.urls import DatabaseUrls
from tests.database import TestDatabase, TestServer
from tests.world import World

# Each restore begins a new generation of events; nothing else differs.
DIFFERENT = {"history_generation"}


Naryad = Callable[..., int]


@pytest.fixture
def naryad(monkeypatch: pytest.MonkeyPatch) -> Naryad:
    """Run a command as `naryad` does after its database is up."""

    def run(*words: str, database: TestDatabase, data: Path) -> int:
        monkeypatch.setenv("NARYAD_DATA", str(data))
        data.mkdir(exist_ok=True)
        arguments = parse(list(words))
        command = {"backup": backup, "restore": restore}[arguments.command]
        return command.run(arguments, RunningDatabase(database.urls, server=None))

    return run


@pytest.fixture
def old_data(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    for name, text in {"files/ab/photo": "a face", "letters/1.eml": "Hello"}.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text)
    (folder / "secret-key").write_text("the old key")
    (folder / "pg18").mkdir()
    (folder / "pg18" / "not-in-the-backup").write_text("")
    return folder


def test_a_restored_installation_equals_the_old_one(
    naryad: Naryad,
    own_world: World,
    own_database: TestDatabase,
    test_server: TestServer,
    old_data: Path,
    tmp_path: Path,
) -> None:
    new_database, new_data = test_server.new_database(), tmp_path / "new"
    file = tmp_path / "all.tar"
    try:
        assert naryad("backup", str(file), database=own_database, data=old_data) == 0
        assert file.stat().st_mode & 0o777 == 0o600
        assert naryad("restore", str(file), database=new_database, data=new_data) == 0
        assert naryad("restore", "--replace", str(file), database=new_database, data=new_data) == 0
        assert contents(new_database.urls) == contents(own_database.urls)
        assert shape(new_database.urls) == shape(own_database.urls)
        assert generation(new_database.urls) == generation(own_database.urls) + 1
        for name in ("files/ab/photo", "letters/1.eml", "secret-key"):
            assert (new_data / name).read_text() == (old_data / name).read_text()
        assert not (new_data / "pg18").exists()
    finally:
        test_server.drop_database(new_database)


def test_a_database_in_which_there_is_a_company_is_not_replaced_unasked(
    naryad: Naryad, own_world: World, own_database: TestDatabase, old_data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "all.tar"
    assert naryad("backup", str(file), database=own_database, data=old_data) == 0
    before = contents(own_database.urls)
    with pytest.raises(CommandError, match="--replace"):
        naryad("restore", str(file), database=own_database, data=old_data)
    assert contents(own_database.urls) == before


def test_a_file_that_is_no_backup_changes_nothing(
    naryad: Naryad, own_database: TestDatabase, old_data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "other.tar"
    with tarfile.open(file, "w") as archive:
        archive.add(old_data / "secret-key", "secret-key")
    before = contents(own_database.urls)
    with pytest.raises(CommandError, match="not a file that naryad backup wrote"):
        naryad("restore", str(file), database=own_database, data=old_data)
    assert contents(own_database.urls) == before


def contents(urls: DatabaseUrls) -> dict[str, str]:
    """A hash of the rows of each table."""
    with psycopg.connect(urls.owner) as connection:
        names = [name for (name,) in connection.execute(_TABLES) if name not in DIFFERENT]
        return {name: _hash(connection, name) for name in names}


def shape(urls: DatabaseUrls) -> list[tuple[object, ...]]:
    """Constraints, indexes and rights, which a restore could lose unnoticed."""
    with psycopg.connect(urls.owner) as connection:
        return [row for query in _SHAPE for row in connection.execute(query)]


def generation(urls: DatabaseUrls) -> int:
    with psycopg.connect(urls.owner) as connection:
        row = connection.execute("SELECT max(number) FROM history_generation").fetchone()
    return int(row[0]) if row else 0


def _hash(connection: psycopg.Connection, table: str) -> str:
    query = sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(sql.Identifier(table))
    rows = "\n".join(text for (text,) in connection.execute(query))
    return hashlib.sha256(rows.encode()).hexdigest()


_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
# Names and kinds, not definitions: those come back in other words ("a IN (…)" as "a = ANY (…)").
_SHAPE = (
    """
    SELECT conrelid::regclass::text, conname, contype::text FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2
    """,
    "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
    "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
    "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
    "ORDER BY 1",
    """
    SELECT relname, privilege_type FROM pg_class, aclexplode(relacl)
    WHERE relnamespace = 'public'::regnamespace AND grantee = 'naryad_app'::regrole
    ORDER BY 1, 2
    """,
    "SELECT extname FROM pg_extension ORDER BY 1",
)
