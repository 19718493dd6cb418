"""Which numbers does somebody name at once?"""

from collections.abc import Sequence

from naryad.tickets.models import Ticket
from naryad.tickets.number_masks import LONGEST_NUMBER

# Nothing else stands between numbers: they may have blanks, commas and dashes in them.
BETWEEN = ";;"


def numbers_among(words: str) -> Sequence[str]:
    """In their order, each once; none where the words are words."""
    if BETWEEN not in words:
        return ()
    given = (each.strip() for each in words.split(BETWEEN))
    return tuple(dict.fromkeys(each for each in given if 0 < len(each) <= LONGEST_NUMBER))


def ids_of_numbers(numbers: Sequence[str], *, organization_id: int) -> list[int]:
    """Of tickets that bear exactly these, in whatever case somebody types them."""
    said = {way for each in numbers for way in (each, each.upper(), each.lower())}
    rows = Ticket.objects.filter(organization_id=organization_id, number__in=said)
    return list(rows.values_list("pk", flat=True))
