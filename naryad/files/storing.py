"""Where do the bytes of a file lie?"""

import os
import re
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from naryad.core.errors import NotVisible

_KEY = re.compile(r"[0-9a-f]{32}")


def make_key() -> str:
    """128 random bits: nobody finds a file by guessing."""
    return secrets.token_hex(16)


def path_of(key: str) -> Path:
    """NotVisible for anything but a key of ours, so that no path is ever built of a stranger's."""
    if not _KEY.fullmatch(key):
        raise NotVisible
    return Path(settings.FILES_FOLDER) / key[:2] / key


def keep_bytes(data: bytes) -> str:
    """Written whole or not at all, and on the disk before anything points at it; the new key."""
    key = make_key()
    path = path_of(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as draft:
        draft.write(data)
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).rename(path)
    return key


def keep_written(fill: Callable[[Path], None]) -> tuple[str, int]:
    """As `keep_bytes`, for what is written by and by to a path; the new key and the size."""
    key = make_key()
    path = path_of(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{key}")
    try:
        fill(draft)
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return key, path.stat().st_size


def write_part(key: str, data: bytes, *, start: int) -> None:
    """Of a file that grows: whatever stood from there on gives way. On the disk before anything
    counts on it."""
    path = path_of(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("r+b" if path.exists() else "xb") as growing:
        growing.truncate(start)
        growing.seek(start)
        growing.write(data)
        growing.flush()
        os.fsync(growing.fileno())


def read_bytes(key: str) -> bytes:
    """Nothing where they are gone."""
    path = path_of(key)
    return path.read_bytes() if path.is_file() else b""


def forget_bytes(key: str) -> None:
    path_of(key).unlink(missing_ok=True)
