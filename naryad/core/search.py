"""In what shape is text kept and asked for, so that people find what they mean?"""

import re

_DIGITS_AND_MARKS = re.compile(r"^[+\d][\d\s()\-.]{3,}$")
_NOT_DIGITS = re.compile(r"\D")


def normalize_text(text: str) -> str:
    """Lower case, ё as е, single spaces: the same on both sides of every comparison."""
    return " ".join(text.lower().replace("ё", "е").split())


def normalize_phone_digits(phone: str) -> str:
    """Digits alone, a Russian 8 in front as 7: «8 (916) 12» finds +7 916 12…"""
    digits = _NOT_DIGITS.sub("", phone)
    return "7" + digits[1:] if digits.startswith("8") and not phone.startswith("+") else digits


def make_search_text(*parts: str, phones: tuple[str, ...] = ()) -> str:
    """The stored column: words of the row, then its numbers and phones as digits."""
    words = [normalize_text(part) for part in parts if part]
    numbers = [_NOT_DIGITS.sub("", each) for part in words for each in _numbers_in(part)]
    return "\n".join(words + numbers + [normalize_phone_digits(phone) for phone in phones if phone])


def _numbers_in(part: str) -> list[str]:
    """What a query would be taken for digits by: «12-345», alone or among words."""
    found = {each for each in (part, *part.split()) if _DIGITS_AND_MARKS.match(each)}
    return sorted(each for each in found if not each.isdigit())


def make_search_terms(query: str) -> list[str]:
    """The words of a query; something that looks like a phone is one word of digits.

    An 8 in front may stand for +7 or be a digit like any other, so what follows it is asked for.
    """
    query = query.strip()[:200]
    if _DIGITS_AND_MARKS.match(query):
        digits = _NOT_DIGITS.sub("", query)
        return [digits.removeprefix("8") or digits]
    return normalize_text(query).split()[:8]


def escape_like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def make_sort_key(*parts: str) -> str:
    """Human order without a locale: ё beside е, case aside."""
    return normalize_text(" ".join(part for part in parts if part))
