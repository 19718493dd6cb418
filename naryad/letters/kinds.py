"""Which kinds of letters are there, who makes their words, and who wants to know how they fared?

Upper nouns register theirs in their AppConfig; letters themselves know no invitation.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise

from naryad.letters.models import Letter


@dataclass(frozen=True)
class Content:
    """The words of one letter, in the reader's language. `link` is (label, address). `kept`: what
    the outbox calls it, where the subject names what not everybody there may see."""

    subject: str
    paragraphs: tuple[str, ...]
    link: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()
    kept: str = ""


@dataclass(frozen=True)
class ShortText:
    """A text message. `subject` names it in lists; what only the recipient may read stands in
    `text` alone."""

    subject: str
    text: str


Compose = Callable[[Letter, datetime], Content | ShortText | None]
Settle = Callable[[Letter, datetime], None]


def _nobody_asks(letter: Letter, at: datetime) -> None:
    """Most letters end with their own state."""


@dataclass(frozen=True)
class LetterKind:
    """`compose` is called outside of any transaction each time the letter goes out: a ShortText
    for a text message, a Content for an e-mail; None means that it is not needed any more.
    `settle` runs in the transaction that keeps a new state. `is_private`: about a login, which is
    its owner's alone, so no administrator sees it.
    """

    name: str
    title: str | Promise
    compose: Compose
    settle: Settle = field(default=_nobody_asks)
    is_private: bool = False


_kinds: dict[str, LetterKind] = {}


def register_kind(kind: LetterKind) -> None:
    _kinds[kind.name] = kind


def kind_of(letter: Letter) -> LetterKind:
    return _kinds[letter.kind]


def title_of(name: str) -> str | Promise:
    """For lists; a kind of an older version shows its code."""
    return _kinds[name].title if name in _kinds else name


def kind_titles() -> dict[str, str | Promise]:
    """Of all kinds that anybody registered, by name."""
    return {kind.name: kind.title for kind in _kinds.values()}


def private_kinds() -> list[str]:
    return [kind.name for kind in _kinds.values() if kind.is_private]
