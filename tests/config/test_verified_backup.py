"""Is a backup that would not come back told from one that would?"""

import tarfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.utils import timezone

from naryad.config.cli.arguments import parse
from naryad.config.cli.commands import backup
from naryad.config.cli.errors import CommandError
from naryad.config.database.running import RunningDatabase
from naryad.files.models import File
from tests.database import TestDatabase, TestServer
from tests.world import World

PHOTO = b"a face"
KEY = "ab" * 16


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / KEY).write_bytes(PHOTO)
    (folder / "secret-key").write_text("a key")
    monkeypatch.setenv("NARYAD_DATA", str(folder))
    return folder


@pytest.fixture
def maker(own_database: TestDatabase, test_server: TestServer) -> Iterator[TestDatabase]:
    """The same database with an owner who may make others."""
    role = f"{own_database.name}_maker"
    with psycopg.connect(test_server.superuser_url, autocommit=True) as superuser:
        superuser.execute(
            f"CREATE ROLE {role} LOGIN CREATEDB PASSWORD '{role}' IN ROLE naryad_owner".encode()
        )
        parts = urlsplit(own_database.urls.owner)
        owner = parts._replace(netloc=f"{role}:{role}@").geturl()
        yield replace(own_database, urls=replace(own_database.urls, owner=owner))
        superuser.execute(f"DROP ROLE {role}".encode())


def run(database: TestDatabase, *words: str) -> int:
    return backup.run(parse(["backup", *words]), RunningDatabase(database.urls, server=None))


def test_a_whole_backup_is_verified_when_written_and_later_and_leaves_nothing_behind(
    own_world: World,
    maker: TestDatabase,
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _attach(own_world)
    file = tmp_path / "all.tar"
    assert run(maker, str(file), "--verify") == 0
    assert "2 files came back" in capsys.readouterr().out
    # What has happened since is no fault of the file.
    _change(maker, f"DELETE FROM files_file WHERE key = '{KEY}'")
    before = file.read_bytes()
    assert run(maker, "--verify", str(file)) == 0
    assert file.read_bytes() == before
    assert _databases_beside(maker) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.tar", "data"]


def test_each_thing_that_does_not_come_back_is_named(
    own_world: World,
    maker: TestDatabase,
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _attach(own_world)
    file, worse = tmp_path / "all.tar", tmp_path / "worse.tar"
    assert run(maker, str(file)) == 0
    _rewrite(file, worse, _spoil)
    assert run(maker, "--verify", str(worse)) == 1
    said = capsys.readouterr().out
    assert "table people_person has " in said
    assert "table gone is missing, it had 3 rows" in said
    assert "sequence people_person_id_seq is at " in said
    assert f"file data/files/ab/{KEY} is another one" in said
    assert "file data/secret-key is missing" in said
    assert "of the database has other bytes than when it was uploaded" in said
    assert _databases_beside(maker) == []


def test_a_row_whose_bytes_were_lost_before_the_backup_is_found(
    own_world: World,
    maker: TestDatabase,
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _attach(own_world)
    (data / "files" / "ab" / KEY).unlink()
    assert run(maker, str(tmp_path / "all.tar"), "--verify") == 1
    assert "of the database has no bytes in the backup" in capsys.readouterr().out


def test_without_the_right_to_make_a_database_it_is_said_what_to_do(
    own_database: TestDatabase, data: Path, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match='ALTER ROLE "naryad_owner" CREATEDB'):
        run(own_database, str(tmp_path / "all.tar"), "--verify")
    assert (tmp_path / "all.tar").is_file()


def test_a_killed_trial_is_cleared_away_and_a_database_of_somebody_else_is_not(
    maker: TestDatabase, data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "all.tar"
    name = f"{maker.name}_verify"
    _change(maker, f"CREATE DATABASE {name}")
    with pytest.raises(CommandError, match=f"{name} that is not Naryad's"):
        run(maker, str(file), "--verify")
    _change(maker, f"COMMENT ON DATABASE {name} IS 'naryad backup --verify'")
    assert run(maker, str(file), "--verify") == 0
    assert _databases_beside(maker) == []


@pytest.mark.parametrize("length", [700, 20_000])
def test_a_file_that_was_cut_short_is_refused(
    maker: TestDatabase, data: Path, tmp_path: Path, length: int
) -> None:
    file, cut = tmp_path / "all.tar", tmp_path / "cut.tar"
    assert run(maker, str(file)) == 0
    cut.write_bytes(file.read_bytes()[:length])
    with pytest.raises(CommandError, match=r"damaged|cut short"):
        run(maker, str(cut), "--verify")
    assert _databases_beside(maker) == []


def _attach(world: World) -> None:
    """The bytes of the world's own files do not lie in this folder."""
    File.objects.update(deleted_at=timezone.now())
    File.objects.create(
        organization_id=world.service.id,
        key=KEY,
        name="face.jpg",
        size=len(PHOTO),
        sha256=sha256(PHOTO).hexdigest(),
        type="image/jpeg",
        owner_noun="person",
        owner_id=1,
        at=timezone.now(),
    )


def _change(database: TestDatabase, statement: str) -> None:
    with psycopg.connect(database.urls.owner, autocommit=True) as connection:
        connection.execute(statement.encode())


def _databases_beside(database: TestDatabase) -> list[object]:
    query = "SELECT datname FROM pg_database WHERE datname LIKE %s"
    with psycopg.connect(database.urls.owner) as connection:
        return list(connection.execute(query, [f"{database.name}\\_%"]))


def _spoil(name: str, held: bytes) -> bytes | None:
    if name == "counts.json":
        text = held.decode()
        text = text.replace('"people_person": ', '"gone": 3, "people_person": 9')
        return text.replace('"people_person_id_seq": ', '"people_person_id_seq": 9').encode()
    if name.endswith(KEY):
        return b"no face"
    return None if name == "data/secret-key" else held


def _rewrite(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for member in old:
            file = old.extractfile(member)
            held = change(member.name, file.read()) if file else b""
            if held is not None:
                member.size = len(held)
                new.addfile(member, BytesIO(held))
