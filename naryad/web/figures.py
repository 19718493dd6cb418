"""How are numbers, names and found letters shown?"""

import re
from zlib import crc32

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from naryad.accounts.sign_in_names import is_phone
from naryad.core.phone_words import say_phone

_THOUSAND, _KILOBYTE = 1000, 1024
_GROUNDS = "abcde"


def say_number(value: int | None) -> str:
    """With the thousands of the reader's language kept together."""
    if value is None:
        return ""
    return str(value) if 0 <= value < _THOUSAND else number_format(value, force_grouping=True)


def say_size(size: int) -> str:
    """Of a file, in the unit in which people speak of it."""
    if size < _KILOBYTE:
        return _("%(count)s B") % {"count": size}
    if size < _KILOBYTE**2:
        return _("%(count)s KB") % {"count": say_number(round(size / _KILOBYTE))}
    return _("%(count)s MB") % {"count": number_format(round(size / _KILOBYTE**2, 1))}


def say_capped(value: int, cap: int) -> str:
    """Counts stop at a cap, because nobody reads further and the database would."""
    return f"{say_number(cap)}+" if value > cap else say_number(value)


def say_sign_in_name(name: str | None) -> str:
    """An e-mail as it is, a phone as people read it."""
    return say_phone(name) if name and is_phone(name) else name or ""


def write_initials(name: str) -> str:
    """One or two capitals; a question mark stands for nobody."""
    letters = [word[0] for word in name.split() if word[0].isalpha()]
    return "".join(letters[:2]).upper() or "?"


def choose_ground(key: object) -> str:
    """The same person keeps the same color everywhere: a class, since styles cannot be inline."""
    return f"av-{_GROUNDS[crc32(str(key).encode()) % len(_GROUNDS)]}"


def mark_found(text: str, letters: str) -> Markup:
    """What one has typed, marked in what was found; ё and е are one letter, as in the search."""
    if not letters.strip():
        return escape(text)
    pattern = re.compile(_fold(re.escape(letters.strip())), re.IGNORECASE)
    marked, end = Markup(), 0
    for match in pattern.finditer(_fold(text)):
        marked += escape(text[end : match.start()])
        marked += Markup("<mark>{}</mark>").format(text[match.start() : match.end()])
        end = match.end()
    return marked + escape(text[end:])


def _fold(text: str) -> str:
    return text.replace("ё", "е").replace("Ё", "Е")
