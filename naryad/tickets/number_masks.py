"""What number does a mask give a ticket, and is the mask fit for it?

A mask is text with places in braces: {YYYY} {YY} {MM} {DD} the day of the organization, {COMPANY}
the code of the customer's company, {000} the counter with at least so many digits, {A-Z} or {А-Я}
a letter that goes on when the digits are full. Everything else stands for itself. The counter runs
on its own for each prefix: whatever the other places and the text are (`counter_prefix`). It never
ends: digits grow by one more, letters by another letter.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

LONGEST_MASK = 60
LONGEST_NUMBER = 40
_MOST_DIGITS = 9
_PLACE = re.compile(r"\{([^{}]*)\}")
_DIGITS = re.compile(r"0+")
_LITERAL = re.compile(r"[\w/.#№\- ]*")
LETTERS = {
    "A-Z": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    # Without those that are taken for others, or begin no word.
    "А-Я": "АБВГДЕЖИКЛМНПРСТУФХЦШЭЮЯ",
}
_DATES = {"YYYY": "%Y", "YY": "%y", "MM": "%m", "DD": "%d"}
COMPANY = "COMPANY"


@dataclass(frozen=True, slots=True)
class Place:
    """`code` is what stands in braces, nothing for text that stands for itself."""

    text: str
    code: str = ""

    @property
    def is_digits(self) -> bool:
        return bool(_DIGITS.fullmatch(self.code))

    @property
    def is_letters(self) -> bool:
        return self.code in LETTERS


def split_mask(mask: str) -> list[Place]:
    places, end = [], 0
    for found in _PLACE.finditer(mask):
        if found.start() > end:
            places.append(Place(mask[end : found.start()]))
        places.append(Place(found.group(), found.group(1)))
        end = found.end()
    if end < len(mask):
        places.append(Place(mask[end:]))
    return places


def find_mask_error(mask: str) -> str:
    """What is wrong with it, in the reader's words; nothing when it is fit."""
    if not mask:
        return gettext("Fill in the mask of the numbers.")
    if len(mask) > LONGEST_MASK:
        return gettext("At most %(most)s characters.") % {"most": LONGEST_MASK}
    places = split_mask(mask)
    wrong = next((said for place in places if (said := _find_place_error(place))), "")
    return wrong or _find_counter_error(mask, places)


def _find_counter_error(mask: str, places: list[Place]) -> str:
    if sum(place.is_digits for place in places) != 1:
        return gettext("A mask has one counter: zeros in braces, such as {0000}.")
    if sum(place.is_letters for place in places) > 1:
        return gettext("A mask has at most one letter that counts.")
    if len(write_number(mask, 1, on=date(2026, 1, 1), company_code="X" * 8)) > LONGEST_NUMBER:
        return gettext("The numbers would be longer than %(most)s characters.") % {
            "most": LONGEST_NUMBER
        }
    return ""


def _find_place_error(place: Place) -> str:
    if not place.code:
        if _LITERAL.fullmatch(place.text):
            return ""
        return gettext("Only letters, digits, spaces and / . - _ # № stand for themselves.")
    if place.is_digits:
        return (
            "" if len(place.code) <= _MOST_DIGITS else gettext("At most nine zeros in a counter.")
        )
    if place.code in _DATES or place.code == COMPANY or place.is_letters:
        return ""
    return gettext("Nobody knows the place “%(place)s”.") % {"place": place.text}


def uses_company(mask: str) -> bool:
    return any(place.code == COMPANY for place in split_mask(mask))


def write_number(mask: str, count: int, *, on: date, company_code: str = "") -> str:
    """The number of the ticket that is the `count`-th (from 1) of its prefix. Where the ticket has
    no company, or the company no code, nothing stands at that place."""
    assert count > 0
    places = split_mask(mask)
    width = next(len(place.code) for place in places if place.is_digits)
    letters = next((LETTERS[place.code] for place in places if place.is_letters), "")
    turn, rest = divmod(count, 10**width) if letters else (0, count)
    written = []
    for place in places:
        if place.is_digits:
            written.append(str(rest).zfill(width))
        elif place.is_letters:
            written.append(_write_letters(turn, letters))
        else:
            written.append(_write_place(place, on=on, company_code=company_code))
    return "".join(written)


def counter_prefix(mask: str, *, on: date, company_code: str = "") -> str:
    """By which name the counter of these numbers is kept: equal masks of two types share it, or
    both would give the same number."""
    return "".join(
        place.text
        if place.is_digits or place.is_letters
        else _write_place(place, on=on, company_code=company_code)
        for place in split_mask(mask)
    )


def _write_place(place: Place, *, on: date, company_code: str) -> str:
    if place.code in _DATES:
        return on.strftime(_DATES[place.code])
    return company_code if place.code == COMPANY else place.text


def _write_letters(turn: int, letters: str) -> str:
    """As the columns of a sheet: A … Z, AA, AB …"""
    written, turn = "", turn + 1
    while turn:
        turn, at = divmod(turn - 1, len(letters))
        written = letters[at] + written
    return written
