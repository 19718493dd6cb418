"""How is a whole installation written into one file?"""

import os
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from naryad.config.backup.contents import ABOUT, COUNTS, DUMP, FORMAT, About
from naryad.config.backup.counting import Counts, count_rows, read_sequences
from naryad.config.backup.packing import pack_files
from naryad.config.database.tools import run_tool


def write_backup(target: Path, *, data: Path, owner_url: str) -> None:
    """Beside the running program; the target appears whole or not at all.

    The database comes first: a file is written before the row that names it,
    so every file that the dump knows is there when the folder is read.
    """
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
        dump = Path(folder, DUMP)
        tables, sequences = _dump(dump, owner_url=owner_url)
        about = Path(folder, ABOUT)
        about.write_text(_about(owner_url).as_text(), encoding="utf-8")
        counts = Path(folder, COUNTS)
        draft = Path(folder, "backup.tar")
        with (
            os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file,
            tarfile.open(fileobj=file, mode="w") as archive,
        ):
            archive.add(about, ABOUT)
            archive.add(dump, DUMP)
            known = Counts(tables, sequences, pack_files(archive, data))
            counts.write_text(known.as_text(), encoding="utf-8")
            archive.add(counts, COUNTS)
        draft.rename(target)


def _dump(target: Path, *, owner_url: str) -> tuple[dict[str, int], dict[str, int]]:
    """The rows are counted in the very snapshot that is dumped."""
    with psycopg.connect(owner_url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        counted = count_rows(connection), read_sequences(connection)
        snapshot = f"--snapshot={row[0] if row else ''}"
        run_tool(owner_url, "pg_dump", *_DUMP_OPTIONS, snapshot, f"--file={target}")
        return counted


# Roles and rights are the new installation's own business.
_DUMP_OPTIONS = ("--format=custom", "--no-owner", "--no-privileges")


def _about(owner_url: str) -> About:
    with psycopg.connect(owner_url) as connection:
        version = connection.info.server_version
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    return About(format=FORMAT, made_at=made_at, server_version=version)
