"""How do many files come into one archive, in folders that people can read?

Names are cut down to what every system can unpack and nothing leads out of the folder that
somebody unpacks into. Bytes go from disk to disk: what is held does not grow with the files.
"""

import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from naryad.files.names import clean_stem, split_name

_LONGEST = 100
_LONGEST_ENDING = 12
# The format knows no earlier moment.
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """`is_packed`: its format has no air in it, so that pressing it costs time alone."""

    name: str
    at: datetime
    path: Path
    is_packed: bool


@dataclass(frozen=True, slots=True)
class Folder:
    name: str
    entries: Sequence[Entry]


@dataclass(slots=True)
class Tally:
    """`missing`: of files whose bytes the disk has lost, where they would stand."""

    files: int = 0
    missing: int = 0


def write_archive(
    path: Path,
    folders: Iterator[Folder],
    tally: Tally,
    *,
    at: datetime,
    about_name: str,
    about: Callable[[], Sequence[tuple[str, str]]],
) -> None:
    """`about` is asked when all is written. Records without files have no folder."""
    with zipfile.ZipFile(path, "w") as archive:
        names = _Names()
        names.take(f"{about_name}.txt")
        for folder in folders:
            _write_folder(archive, folder, names, tally)
        lines = "".join(f"{name}: {value}\r\n" for name, value in about())
        said = zipfile.ZipInfo(f"{_safe(about_name)}.txt", at.timetuple()[:6])
        archive.writestr(said, lines.encode("utf-8-sig"))


def _write_folder(archive: zipfile.ZipFile, folder: Folder, names: "_Names", tally: Tally) -> None:
    if not folder.entries:
        return
    place, inside = names.take(folder.name), _Names()
    for entry in folder.entries:
        try:
            source = entry.path.open("rb")
        except FileNotFoundError:
            tally.missing += 1
            continue
        with source:
            info = _describe(f"{place}/{inside.take_file(entry.name)}", entry)
            with archive.open(info, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, 1024 * 1024)
        tally.files += 1


def _describe(name: str, entry: Entry) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, max(entry.at.timetuple()[:6], _EARLIEST))
    info.compress_type = zipfile.ZIP_STORED if entry.is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


class _Names:
    """No two alike in one folder, also for systems to which capitals are all the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        return self._free(_safe(name), "")

    def take_file(self, name: str) -> str:
        stem, ending = split_name(name)
        return self._free(_safe(stem), f".{clean_stem(ending)}"[:_LONGEST_ENDING].rstrip("."))

    def _free(self, stem: str, ending: str) -> str:
        free, turn = f"{stem}{ending}", 1
        while free.casefold() in self._taken:
            turn += 1
            free = f"{stem} ({turn}){ending}"
        self._taken.add(free.casefold())
        return free


def _safe(name: str) -> str:
    return clean_stem(clean_stem(name)[:_LONGEST]) or "_"
