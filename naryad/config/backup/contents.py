"""What lies in a backup file?

A tar: `about.json`, `database.dump` (pg_dump's own format), below `data/`
everything of the data folder that is not the embedded server's, and at last
`counts.json`, by which the whole is verified.
"""

import json
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path

ABOUT = "about.json"
DUMP = "database.dump"
DATA = "data"
COUNTS = "counts.json"
FORMAT = 1

RESTORING = ".restoring"
NOTE = "last-backup"

# The embedded server's own files, since the dump holds what is in them; a restore's workshop; and
# the note of the last backup, which is true of this machine alone.
_OTHERS = ("pg[0-9]*", "postgresql-*", RESTORING, NOTE)


@dataclass(frozen=True)
class About:
    format: int
    made_at: str
    server_version: int

    def as_text(self) -> str:
        return json.dumps(asdict(self), indent=2)


class NotABackup(Exception):
    """The file is not one that `naryad backup` wrote."""


def read_about(archive: tarfile.TarFile) -> About:
    try:
        member = archive.extractfile(ABOUT)
    except KeyError:
        member = None
    if member is None:
        raise NotABackup("This is not a file that naryad backup wrote.")
    about = About(**json.loads(member.read()))
    if about.format != FORMAT:
        raise NotABackup("The file was written by a newer Naryad; install that version first.")
    return about


def own_entries(data: Path) -> list[Path]:
    """The files and folders of the data folder that a backup carries."""
    if not data.exists():
        return []
    return sorted(
        path for path in data.iterdir() if not any(path.match(pattern) for pattern in _OTHERS)
    )
