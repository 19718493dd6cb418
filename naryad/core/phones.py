"""Which number did somebody mean, and how is it kept?"""

import re
from functools import lru_cache

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import PhoneNumber, PhoneNumberFormat

_LONGEST_EXTENSION = 10
# The library knows "ext", "x", "#", "доб" and a comma; these it does not.
_RUSSIAN_EXTENSION = re.compile(r"(внутр|внут|вн)\.?\s*(?=\d+\)?$)", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D")


class PhoneNotUnderstood(ValueError):
    """Says in the reader's language what is wrong with the number."""


def read_phone(typed: str, *, extension: str = "", country: str) -> tuple[str, str]:
    """E.164 and the extension, which may be typed apart or behind: «8 495 … доб. 114».

    Without + the number is one of `country` and must exist in its plan, so that a missing digit
    is noticed; with + any country's number of a possible length will do.
    """
    if not typed:
        if extension:
            raise PhoneNotUnderstood(_("An extension needs a number before it."))
        return "", ""
    number, behind = _understand(_RUSSIAN_EXTENSION.sub("ext ", typed), country)
    kept = _NOT_DIGITS.sub("", extension) or behind
    if len(kept) > _LONGEST_EXTENSION:
        raise PhoneNotUnderstood(_("The extension is too long."))
    return number, kept


def write_phone(number: str) -> str:
    """As people read it: +7 916 123-45-67."""
    parsed = phonenumbers.parse(number)
    return phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)


# A row of a file is read as a cell, when it is checked and when it is written.
@lru_cache(maxsize=10_000)
def _understand(typed: str, country: str) -> tuple[str, str]:
    number = _parse(typed, country)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164), number.extension or ""


def _parse(typed: str, country: str) -> PhoneNumber:
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        raise PhoneNotUnderstood(_not_understood()) from None
    fits = phonenumbers.is_valid_number(number) or (
        typed.startswith("+") and phonenumbers.is_possible_number(number)
    )
    if not fits:
        raise PhoneNotUnderstood(_not_understood())
    return number


def _not_understood() -> str:
    return _("There is no such number. Write it as +7 916 123-45-67 or 8 916 123-45-67.")
