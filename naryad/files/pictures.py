"""Which harmless picture stands in an upload?"""

import json
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import filetype
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Invalid
from naryad.core.limited_child import command_of

MOST_BYTES = 25 * 1024 * 1024
WALL_SECONDS = 15
TYPE = "image/webp"

_TYPES = {"image/jpeg", "image/png", "image/webp", "image/gif"}
_PROGRAM = "naryad.files.reencode"
# Each child may take a gigabyte; a hundred uploads at once wait instead.
_at_once = threading.BoundedSemaphore(2)

_TOO_BIG = _("The picture is larger than 25 MB. Choose a smaller one.")
_TOO_MANY_PIXELS = _("The picture has more than 40 million pixels. Choose a smaller one.")
_WRONG_TYPE = _("This is not a picture. Choose a JPEG, PNG, WebP or GIF file.")
_BROKEN = _("The picture cannot be read; the file may be damaged. Choose another one.")


class UnfitPicture(Invalid):
    """Stands at the field `upload`."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__({"upload": message})


@dataclass(frozen=True)
class Picture:
    """WebP without anything of the original but its looks."""

    data: bytes
    width: int
    height: int


def make_picture(upload: bytes, *, side: int) -> Picture:
    """At most `side` pixels long. The type is told by content, never by name; what can be opened
    is drawn anew in a limited child. UnfitPicture says what to do instead."""
    return make_pictures(upload, sides=[side])[0]


def make_pictures(upload: bytes, *, sides: Sequence[int]) -> list[Picture]:
    """The same picture in several sizes, the longest first."""
    if len(upload) > MOST_BYTES:
        raise UnfitPicture(_TOO_BIG)
    guess = filetype.guess(upload[:8192])
    if guess is None or guess.mime not in _TYPES:
        raise UnfitPicture(_WRONG_TYPE)
    head, _newline, data = _reencode(upload, sides=sides).partition(b"\n")
    answer: dict[str, Any] = json.loads(head) if head else {"refusal": "broken"}
    if "refusal" in answer:
        raise UnfitPicture(_TOO_MANY_PIXELS if answer["refusal"] == "pixels" else _BROKEN)
    return list(_cut(data, answer["pictures"]))


def _cut(data: bytes, told: Iterable[Mapping[str, int]]) -> Iterator[Picture]:
    at = 0
    for each in told:
        yield Picture(data[at : at + each["size"]], each["width"], each["height"])
        at += each["size"]


def _reencode(upload: bytes, *, sides: Sequence[int]) -> bytes:
    """Empty when the child died of its limits or took too long."""
    command = command_of(_PROGRAM, *map(str, sides))
    with _at_once:
        try:
            child = subprocess.run(  # noqa: S603 - our own program; the upload is only its input
                command,
                input=upload,
                capture_output=True,
                timeout=WALL_SECONDS,
                env={},
                check=False,
            )
        except subprocess.TimeoutExpired:
            return b""
    return child.stdout if child.returncode == 0 else b""
