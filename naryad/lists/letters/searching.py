"""Which letters does somebody mean by a part of an address or a number?"""

from django.db.models import Q, QuerySet

from naryad.letters.models import Channel, Letter

_FEWEST_DIGITS = 3


def search_letters(letters: QuerySet[Letter], words: str) -> QuerySet[Letter]:
    """Numbers are found however they are written: 8 (916) 555 finds +7916555."""
    typed = "".join(words.lower().split())
    digits = "".join(letter for letter in typed if letter.isdecimal())
    is_to = Q(to__icontains=typed)
    if len(digits) >= _FEWEST_DIGITS:
        is_to |= Q(channel=Channel.SMS, to__contains=digits.removeprefix("8"))
    return letters.filter(is_to)
