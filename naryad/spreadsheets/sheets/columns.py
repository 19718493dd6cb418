"""What may stand in a column of a sheet that is read in, and what is looked up for it?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.permissions import Permission


class ColumnKind(StrEnum):
    """How a cell is read, and what it becomes in `Values`, which is always fit for JSON."""

    TEXT = "TEXT"  # str, trimmed, spaces made one; "" is empty in all kinds that are a str
    LONG_TEXT = "LONG_TEXT"  # str with its line breaks
    EMAIL = "EMAIL"  # str in lower case
    PHONE = "PHONE"  # str: E.164, with "#12" for an extension
    DATE = "DATE"  # str: 2026-11-27
    MOMENT = "MOMENT"  # str: 2026-11-27T06:30:00+00:00; without an offset by the import's zone
    NUMBER = "NUMBER"  # str: a plain decimal, "3", "0.5"
    CHOICE = "CHOICE"  # str: the code
    FLAG = "FLAG"  # bool, and False when empty
    REFERENCE = "REFERENCE"  # int or None
    REFERENCES = "REFERENCES"  # sorted list of int; texts parted by ";" or a line break


@dataclass(frozen=True, slots=True)
class Choice:
    """`label` is lazy; both its languages and `synonyms` (lower case) are understood."""

    code: str
    label: str | Promise
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Which of the rows that the actor sees bear a text: none, one, or several."""

    ids: tuple[int, ...] = ()

    @property
    def only(self) -> int | None:
        return self.ids[0] if len(self.ids) == 1 else None

    @property
    def is_several(self) -> bool:
        return len(self.ids) > 1


NOT_FOUND = Found()
Find = Callable[[Sequence[str], Actor], Mapping[str, Found]]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`key` is stable and stands in mappings: "last_name", of an additional field "field:17".
    `label` is the head in our template and in what is exported to be read back, in the active
    language; `synonyms` are further heads that people use, Russian and English, in lower case.

    `find`: texts → what bears them among what the actor sees; a text that is missing in the answer
    was not found. `refers_to`: the noun of a REFERENCE(S); where it is the noun of the sheet
    itself, rows of the same file count too. `can_create`: a noun of which something new may be
    made of the text alone, where whoever imports says so; never the noun of the sheet itself.
    Without `permission` the column is neither offered nor read. `note` stands beside the head in
    the template. `tidy`: how the action will keep a text ("example.com" with https:// before it),
    so that what is the same is not taken for changed. `longest`: where most cells are longer, the
    same head means the field `if_longer`.
    """

    key: str
    label: str | Promise
    synonyms: tuple[str, ...] = ()
    kind: ColumnKind = ColumnKind.TEXT
    required: bool = False
    choices: Callable[[Actor], Sequence[Choice]] | None = None
    find: Find | None = None
    refers_to: str = ""
    can_create: str | None = None
    permission: Permission | None = None
    note: str | Promise = ""
    tidy: Callable[[str], str] | None = None
    longest: int = 0
    if_longer: str = ""


@dataclass(frozen=True, slots=True)
class SheetKey:
    """One way to say that a row is here already: all of these columns together."""

    code: str
    label: str | Promise
    columns: tuple[str, ...]


def join_words(words: Sequence[str]) -> str:
    """Several names in one cell, so that `split_words` finds them again."""
    return "; ".join(_quote(word) for word in words)


def split_words(text: str) -> list[str]:
    """Parted by ";" or a line break, except within double quotes that stand around a name."""
    words: list[str] = []
    rest = text.strip()
    while rest:
        word, rest = _take_quoted(rest) if rest.startswith('"') else _take_plain(rest)
        if word:
            words.append(word)
    return words


def _quote(word: str) -> str:
    if ";" not in word and not word.startswith('"'):
        return word
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _take_plain(text: str) -> tuple[str, str]:
    for place, letter in enumerate(text):
        if letter in ";\n":
            return text[:place].strip(), text[place + 1 :].lstrip()
    return text.strip(), ""


def _take_quoted(text: str) -> tuple[str, str]:
    place, word = 1, ""
    while place < len(text):
        if text.startswith('""', place):
            word, place = word + '"', place + 2
        elif text[place] == '"':
            rest = text[place + 1 :].lstrip(" ")
            if rest and rest[0] not in ";\n":
                break
            return word.strip(), rest[1:].lstrip()
        else:
            word, place = word + text[place], place + 1
    # Quotes that do not end with the name belong to it.
    return _take_plain(text)
