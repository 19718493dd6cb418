"""When was the last backup made on this machine?"""

from datetime import datetime
from pathlib import Path

from naryad.config.backup.contents import NOTE
from naryad.config.database.passwords import write_private_file


def note_backup(data: Path, *, at: datetime) -> None:
    write_private_file(data / NOTE, at.isoformat(timespec="seconds"))


def last_backup(data: Path) -> datetime | None:
    """None where `naryad backup` has made none here."""
    try:
        return datetime.fromisoformat((data / NOTE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
