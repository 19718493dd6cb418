"""How is an installation read back from one file?"""

import shutil
import tarfile
import tempfile
from pathlib import Path

import psycopg

from naryad.config.backup.contents import DATA, DUMP, own_entries, read_about
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
    """Replace the database in one transaction, then the files."""
    with tempfile.TemporaryDirectory(dir=data, prefix=".restoring-") as name:
        folder = Path(name)
        with tarfile.open(source) as archive:
            read_about(archive)
            archive.extractall(folder, filter="data")
        _replace_database(folder, urls)
        _replace_files(folder / DATA, data)


def _replace_database(folder: Path, urls: DatabaseUrls) -> None:
    script, statements = folder / "database.sql", folder / "statements.sql"
    run_tool(
        urls.owner, "pg_restore", *_RESTORE_OPTIONS, f"--file={statements}", str(folder / DUMP)
    )
    with script.open("wb") as whole, statements.open("rb") as restored:
        whole.write(ANEW.encode())
        shutil.copyfileobj(restored, whole)
    run_tool(urls.owner, "psql", *_PSQL_OPTIONS, f"--file={script}")


_RESTORE_OPTIONS = ("--no-owner", "--no-privileges")
_PSQL_OPTIONS = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")


def _replace_files(restored: Path, data: Path) -> None:
    old = restored.parent / "old"
    old.mkdir()
    for path in own_entries(data):
        if path != restored.parent:
            path.rename(old / path.name)
    for path in sorted(restored.iterdir()) if restored.exists() else []:
        path.rename(data / path.name)
