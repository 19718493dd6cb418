"""In what shape is text kept and asked for, so that people find what they mean?"""

import re

_DIGITS_AND_MARKS = re.compile(r"^[+\d][\d\s()\-.]{3,}$")
_NOT_DIGITS = re.compile(r"\D")
_MARKS = re.compile(r"\W+")
# Shorter words have no whole trigram: they are sought at the beginning of words alone.
_WHOLE = 3


def normalize_text(text: str) -> str:
    """Lower case, ё as е, single spaces: the same on both sides of every comparison."""
    return " ".join(text.lower().replace("ё", "е").split())


def normalize_phone_digits(phone: str) -> str:
    """Digits alone, a Russian 8 in front as 7: «8 (916) 12» finds +7 916 12…"""
    digits = _NOT_DIGITS.sub("", phone)
    return "7" + digits[1:] if digits.startswith("8") and not phone.startswith("+") else digits


def make_search_text(*parts: str, phones: tuple[str, ...] = ()) -> str:
    """The stored column: a blank before each word of the row, then the pieces of words with marks
    in them («Лифт-Сервис»), its numbers and phones as digits."""
    words = [normalize_text(part) for part in parts if part]
    pieces = [piece for part in words for word in part.split() for piece in _pieces_of(word)]
    numbers = [_NOT_DIGITS.sub("", each) for part in words for each in _numbers_in(part)]
    digits = [normalize_phone_digits(phone) for phone in phones if phone]
    return "".join(f" {each}" for each in (*words, *pieces, *numbers, *digits))


def _pieces_of(word: str) -> list[str]:
    """What stands behind a mark; an address is one word."""
    return [] if "@" in word else [piece for piece in _MARKS.split(word)[1:] if piece]


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
    words = normalize_text(query).split()
    # «№» and the like are in no index, so they are asked for only where there is nothing else.
    return ([word for word in words if _has_letter(word)] or words)[:8]


def _has_letter(word: str) -> bool:
    return any(letter.isalnum() for letter in word)


def sought(term: str) -> str:
    """What the stored column contains where the term is found."""
    return term if len(term) >= _WHOLE else f" {term}"


def escape_like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def make_sort_key(*parts: str) -> str:
    """Human order without a locale: ё beside е, case aside."""
    return normalize_text(" ".join(part for part in parts if part))
