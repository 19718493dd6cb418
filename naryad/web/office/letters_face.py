"""In which words and shapes is the state of a letter shown?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from naryad.letters.delivery import KEPT

if TYPE_CHECKING:
    from naryad.letters.models import Letter

_KINDS = {
    "WAITING": ("new", "plan"),
    "SENDING": ("work", "work"),
    "ACCEPTED": ("done", "done"),
    "REFUSED": ("bad", "bad"),
    "CANCELLED": ("off", "cancel"),
}
_LINK = re.compile(r"(https?://[^\s<>\"]+)")


@dataclass(frozen=True, slots=True)
class LetterFace:
    """`is_open`: more is to come, so a look in a few seconds pays."""

    word: str
    kind: str
    shape: str
    note: str
    is_open: bool
    answer: str


def describe_state(letter: "Letter") -> LetterFace:
    kind, shape = _KINDS[letter.state]
    word = letter.get_state_display()
    if letter.state == "WAITING" and letter.attempts:
        kind, shape, word = "wait", "wait", _("Delayed")
    note = _("possibly sent twice") if letter.is_possibly_doubled else ""
    is_open = letter.state in ("WAITING", "SENDING")
    if letter.answer == KEPT.words:
        return LetterFace(_("Kept in the outbox"), kind, shape, note, is_open, "")
    return LetterFace(word, kind, shape, note, is_open, letter.answer)


def read_lines(message: EmailMessage) -> list[list[tuple[str, bool]]]:
    """The text of a letter: lines of pieces, of which some are links."""
    part = message.get_body(("plain",))
    text = part.get_content() if part else ""
    return [list(_pieces(line)) for line in text.splitlines()]


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    for place, piece in enumerate(_LINK.split(line)):
        if piece:
            yield piece, place % 2 == 1
