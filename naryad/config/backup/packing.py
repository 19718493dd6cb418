"""How do the files of the data folder go into the archive, and by which hash are they known?"""

import hashlib
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from naryad.config.backup.contents import DATA, own_entries

CHUNK = 1024 * 1024


class _Hashing:
    """Bytes are hashed while the archive reads them: what is hashed is what went in."""

    def __init__(self, file: IO[bytes]):
        self._file = file
        self.sha256 = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        read = self._file.read(size)
        self.sha256.update(read)
        return read


def pack_files(archive: tarfile.TarFile, data: Path) -> dict[str, str]:
    """The hash of each, by its name in the archive. Drafts and files whose time has come may go
    while the program runs; the dump, made before, names none that was just being written."""
    hashes = {}
    for path in _below(own_entries(data)):
        name = f"{DATA}/{path.relative_to(data).as_posix()}"
        if path.is_dir() or path.is_symlink():
            archive.add(path, name, recursive=False)
            continue
        try:
            file = path.open("rb")
        except FileNotFoundError:
            continue
        with file:
            hashes[name] = _pack(archive, name, file)
    return hashes


def hash_files(archive: tarfile.TarFile) -> dict[str, str]:
    """Of what lies in an archive."""
    hashes = {}
    for member in archive:
        file = archive.extractfile(member) if member.name.startswith(f"{DATA}/") else None
        if file is not None and member.isfile():
            hashes[member.name] = _hash(file)
    return hashes


def _pack(archive: tarfile.TarFile, name: str, file: IO[bytes]) -> str:
    hashing = _Hashing(file)
    archive.addfile(archive.gettarinfo(arcname=name, fileobj=file), hashing)
    return hashing.sha256.hexdigest()


def _hash(file: IO[bytes]) -> str:
    known = hashlib.sha256()
    while chunk := file.read(CHUNK):
        known.update(chunk)
    return known.hexdigest()


def _below(paths: list[Path]) -> Iterator[Path]:
    """Each folder before what is in it."""
    for path in paths:
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _below(sorted(path.iterdir()))
