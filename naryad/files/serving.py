"""What does a door send when somebody may read a file?"""

import re
from dataclasses import dataclass
from pathlib import Path

from naryad.core.errors import NotVisible
from naryad.files.models import File
from naryad.files.storing import path_of

_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/\u202a-\u202e\u2066-\u2069]')
# Whatever else is stored is downloaded, never shown in place.
_SHOWN = {"image/webp"}


@dataclass(frozen=True)
class Served:
    """`name` is safe in a header; `etag` never changes, since a key's bytes never do."""

    path: Path
    type: str
    size: int
    name: str
    etag: str
    is_shown: bool


def open_thumbnail(file: File) -> Served:
    """The small likeness of a photo. NotVisible for any other file."""
    if file.thumbnail_key is None:
        raise NotVisible
    return _open(file, file.thumbnail_key, file.thumbnail_size)


def open_file(file: File) -> Served:
    """The caller has shown that the reader may read it. NotVisible when its bytes are gone."""
    return _open(file, file.key, file.size)


def open_kept(key: str, *, name: str, size: int) -> Served:
    """Of bytes that no File names. NotVisible when they are gone."""
    path = path_of(key)
    if not path.is_file():
        raise NotVisible
    return Served(
        path=path,
        type="application/octet-stream",
        size=size,
        name=_UNSAFE.sub("_", name),
        etag=f'"{key}"',
        is_shown=False,
    )


def _open(file: File, key: str, size: int) -> Served:
    path = path_of(key)
    if not path.is_file():
        raise NotVisible
    is_shown = file.type in _SHOWN
    return Served(
        path=path,
        type=file.type if is_shown else "application/octet-stream",
        size=size,
        name=_UNSAFE.sub("_", file.name),
        etag=f'"{file.sha256}{"" if key == file.key else "-small"}"',
        is_shown=is_shown,
    )
