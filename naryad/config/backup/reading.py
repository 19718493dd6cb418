"""How is an installation read back from one file?"""

import secrets
import shutil
import tarfile
from pathlib import Path

import psycopg

from naryad.config.backup.contents import DUMP, read_about
from naryad.config.backup.finishing import (
    Restore,
    begin_restore,
    finish_restore,
    settle_interrupted,
)
from naryad.config.database.tools import run_tool
from naryad.config.database.urls import DatabaseUrls

# Notices about each dropped table would hide the one line that matters.
ANEW = "SET client_min_messages = warning;\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"


def holds_anything(urls: DatabaseUrls) -> bool:
    """Whether there is a company in the database; empty tables do not count."""
    with psycopg.connect(urls.owner) as connection:
        table = "SELECT to_regclass('public.organizations_organization') IS NOT NULL"
        if connection.execute(table).fetchone() != (True,):
            return False
        rows = "SELECT EXISTS (SELECT 1 FROM organizations_organization)"
        return connection.execute(rows).fetchone() == (True,)


def is_in_use(urls: DatabaseUrls) -> bool:
    """Whether a program other than this one is connected."""
    query = """
        SELECT EXISTS (SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND backend_type = 'client backend')
    """
    with psycopg.connect(urls.owner) as connection:
        return connection.execute(query).fetchone() == (True,)


def read_backup(source: Path, *, data: Path, urls: DatabaseUrls) -> None:
    """Replace the database in one transaction, then the files. Killed at any moment, it is taken up
    where it stopped by the next command (finishing.py)."""
    with tarfile.open(source) as archive:
        read_about(archive)
        restore = begin_restore(data)
        try:
            archive.extractall(restore.unpacked, filter="data")
            restore.decide_by(secrets.token_hex(16))
            _replace_database(restore, urls)
        except Exception:
            restore.lock.release()
            settle_interrupted(data, urls)
            raise
    finish_restore(restore, urls)


def _replace_database(restore: Restore, urls: DatabaseUrls) -> None:
    script, statements = restore.folder / "database.sql", restore.folder / "statements.sql"
    dump = str(restore.unpacked / DUMP)
    run_tool(urls.owner, "pg_restore", *_RESTORE_OPTIONS, f"--file={statements}", dump)
    with script.open("wb") as whole, statements.open("rb") as restored:
        whole.write(ANEW.encode())
        shutil.copyfileobj(restored, whole)
        # In the transaction itself: whoever reads it knows that all of it has come to pass.
        whole.write(f"\nCOMMENT ON SCHEMA public IS '{restore.mark}';\n".encode())
    run_tool(urls.owner, "psql", *_PSQL_OPTIONS, f"--file={script}", lock=restore.lock)


_RESTORE_OPTIONS = ("--no-owner", "--no-privileges")
_PSQL_OPTIONS = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
