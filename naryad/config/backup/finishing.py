"""How does a restore come to its end, also when it was killed in the middle?

Its workshop is a folder beside the files. The database decides: once the transaction that replaces
it has left the restore's mark there, the files follow, step by step, each of which can be done
again; without the mark nothing has happened, and the workshop is thrown away.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from naryad.config.backup.contents import DATA, RESTORING, own_entries
from naryad.config.database.as_owner import django_as_owner
from naryad.config.database.file_lock import FileLock
from naryad.config.database.migrating import migrate
from naryad.config.database.urls import DatabaseUrls
from naryad.history.generation import raise_generation


class RestoreRuns(Exception):
    """Another process is at it."""


@dataclass(frozen=True)
class Restore:
    """One that has begun, and whose lock we hold."""

    data: Path
    lock: FileLock = field(compare=False)

    @property
    def folder(self) -> Path:
        return self.data / RESTORING

    @property
    def unpacked(self) -> Path:
        return self.folder / "unpacked"

    @property
    def mark(self) -> str:
        """Empty until everything is unpacked."""
        return self._note.read_text(encoding="utf-8") if self._note.exists() else ""

    def decide_by(self, token: str) -> None:
        self._note.write_text(f"restored {token}", encoding="utf-8")

    @property
    def _note(self) -> Path:
        return self.folder / "mark"


def begin_restore(data: Path) -> Restore:
    """Raises RestoreRuns."""
    folder = data / RESTORING
    folder.mkdir(mode=0o700, exist_ok=True)
    restore = Restore(data, FileLock(folder / "lock"))
    if not restore.lock.take():
        raise RestoreRuns
    return restore


def has_interrupted(data: Path) -> bool:
    """Asked at each start."""
    return (data / RESTORING).exists()


def settle_interrupted(data: Path, urls: DatabaseUrls) -> bool:
    """Finish what the database has decided, else clear it away; says which. Raises RestoreRuns."""
    restore = begin_restore(data)
    is_decided = bool(restore.mark) and _mark_in(urls) == restore.mark
    if is_decided:
        finish_restore(restore, urls)
    else:
        _clear_away(restore)
    return is_decided


def finish_restore(restore: Restore, urls: DatabaseUrls) -> None:
    """From wherever it stopped."""
    _swap_files(restore)
    migrate(urls)
    # This server's transaction ids have nothing to do with those in the events; readers of the
    # feed tell the two apart by the generation.
    with django_as_owner(urls):
        raise_generation()
    # Before anything of the workshop goes: a half of it must not be taken for one to finish.
    with psycopg.connect(urls.owner) as connection:
        connection.execute("COMMENT ON SCHEMA public IS NULL")
    _clear_away(restore)


def _swap_files(restore: Restore) -> None:
    """First all old ones out, then the new ones in: never are the two mixed up."""
    old, is_empty = restore.folder / "old", restore.folder / "old-ones-are-out"
    if not is_empty.exists():
        old.mkdir(exist_ok=True)
        for path in own_entries(restore.data):
            path.rename(old / path.name)
        is_empty.touch()
    new = restore.unpacked / DATA
    for path in sorted(new.iterdir()) if new.exists() else []:
        path.rename(restore.data / path.name)


def _clear_away(restore: Restore) -> None:
    shutil.rmtree(restore.folder)
    restore.lock.release()


def _mark_in(urls: DatabaseUrls) -> str:
    query = "SELECT obj_description('public'::regnamespace, 'pg_namespace')"
    with psycopg.connect(urls.owner) as connection:
        row = connection.execute(query).fetchone()
    return str(row[0]) if row and row[0] else ""
