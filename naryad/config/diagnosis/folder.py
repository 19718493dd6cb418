"""Is the folder of files private, writable and not nearly full?"""

import os
import shlex
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from naryad.config.diagnosis.finding import Finding, Grade
from naryad.config.environment import Environment

# Of root's folder others may pass through to the embedded server's own, and nothing more.
_OPEN_TO_OTHERS = stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH
_PRIVATE_FILES = ("secret-key", "pg*.passwords.json")
LEAST_BYTES = 1024**3
LEAST_SHARE = 0.1


def faults_of_the_folder(environment: Environment) -> Iterator[Finding]:
    data = environment.data
    if not data.exists():
        return  # The first start makes it, private.
    opened = [path for path in (data, *_secrets_in(data)) if path.stat().st_mode & _OPEN_TO_OTHERS]
    if opened:
        yield Finding(
            "data-open",
            _("Others on this machine may read or change %(paths)s.")
            % {"paths": ", ".join(map(str, opened))},
            _("Files, letters and keys of the installation lie there."),
            f"chmod go-rw {shlex.join(map(str, opened))}",
        )
    locked = [path for path in (data, data / "files") if path.exists() and not _is_writable(path)]
    if locked:
        yield Finding(
            "data-locked",
            _("This user cannot write into %(paths)s.") % {"paths": ", ".join(map(str, locked))},
            _("No file can be uploaded, and no export made."),
            _("Give the folder to the user under which Naryad runs."),
        )
    yield from _about_room(data)


def _about_room(data: Path) -> Iterator[Finding]:
    usage = shutil.disk_usage(data)
    grade = judge_room(usage.free, usage.total)
    if grade is not None:
        yield Finding(
            "data-room",
            _("%(gigabytes)s GB are free where %(data)s lies.")
            % {"gigabytes": f"{usage.free / 1024**3:.1f}", "data": data},
            _("With a full disk uploads, exports and the embedded database stop."),
            _("Make room, or move NARYAD_DATA to a larger disk."),
            grade,
        )


def judge_room(free: int, total: int) -> Grade | None:
    if free < LEAST_BYTES:
        return Grade.WRONG
    return Grade.WARNING if free < total * LEAST_SHARE else None


def _secrets_in(data: Path) -> list[Path]:
    return sorted(path for pattern in _PRIVATE_FILES for path in data.glob(pattern))


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK | os.X_OK)
