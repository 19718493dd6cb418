"""Does a backup come back whole? It is restored into a database made for that, and compared."""

import json
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from naryad.config.backup.contents import COUNTS, DATA, DUMP, NotABackup, read_about
from naryad.config.backup.counting import Counts, count_rows, read_sequences, what_differs
from naryad.config.backup.packing import hash_files
from naryad.config.database.scratch import scratch_database
from naryad.config.database.tools import run_tool
from naryad.config.database.urls import database_name


@dataclass(frozen=True)
class Verdict:
    counts: Counts
    differences: list[str]


def verify_backup(source: Path, *, owner_url: str, maker_url: str) -> Verdict:
    """The database and the files that serve are left alone. Raises NotABackup, NoScratch, and
    CommandFailed with the words of pg_restore."""
    with _opened(source) as archive:
        read_about(archive)
        noted = _read_counts(archive)
        files = hash_files(archive)
        with scratch_database(owner_url, maker_url=maker_url) as url:
            _restore(archive, url=url, beside=source)
            with psycopg.connect(url) as connection:
                found = Counts(count_rows(connection), read_sequences(connection), files)
                lost = list(_files_without_bytes(connection, files))
    return Verdict(noted, [*what_differs(noted=noted, found=found), *lost])


@contextmanager
def _opened(source: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(source) as archive:
            yield archive
    except (tarfile.TarError, EOFError) as error:
        raise NotABackup(f"The file is damaged: {error}.") from error


def _read_counts(archive: tarfile.TarFile) -> Counts:
    try:
        member = archive.extractfile(COUNTS)
    except KeyError:
        member = None
    if member is None:
        raise NotABackup(
            "The file does not say what it must hold: it was cut short, or an older Naryad wrote "
            "it. Write a new one."
        )
    return Counts(**json.loads(member.read()))


def _restore(archive: tarfile.TarFile, *, url: str, beside: Path) -> None:
    with tempfile.TemporaryDirectory(dir=beside.parent, prefix=f".{beside.name}.") as folder:
        archive.extract(DUMP, folder, filter="data")
        target = f"--dbname={database_name(url)}"
        run_tool(url, "pg_restore", *_OPTIONS, target, str(Path(folder, DUMP)))


_OPTIONS = ("--no-owner", "--no-privileges", "--exit-on-error")


def _files_without_bytes(connection: psycopg.Connection, files: dict[str, str]) -> Iterator[str]:
    """Rows that somebody could open and would find nothing behind, or something else."""
    query = "SELECT id, key, sha256 FROM files_file WHERE deleted_at IS NULL ORDER BY id"
    for number, key, sha256 in connection.execute(query):
        held = files.get(f"{DATA}/files/{key[:2]}/{key}")
        if held is None:
            yield f"file {number} of the database has no bytes in the backup"
        elif held != sha256:
            yield f"file {number} of the database has other bytes than when it was uploaded"
