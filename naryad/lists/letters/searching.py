"""Which letters does somebody mean by a part of an address or a number?"""

from django.db.models import F, Q, QuerySet
from django.db.models.lookups import Contains, StartsWith

from naryad.core.conditions.sql import fold
from naryad.core.search import normalize_text
from naryad.letters.models import Channel, Letter

_FEWEST_DIGITS = 3
# Shorter parts have no whole trigram, so the index knows them at the beginning alone.
_WHOLE = 3


def search_letters(letters: QuerySet[Letter], words: str) -> QuerySet[Letter]:
    """Numbers are found however they are written: 8 (916) 555 finds +7916555."""
    typed = "".join(normalize_text(words).split())
    digits = "".join(letter for letter in typed if letter.isdecimal())
    sought = Contains if len(typed) >= _WHOLE else StartsWith
    is_to = Q(sought(fold(F("to")), typed))
    if len(digits) >= _FEWEST_DIGITS:
        is_to |= Q(Contains(fold(F("to")), digits.removeprefix("8")), channel=Channel.SMS)
    return letters.filter(is_to)
