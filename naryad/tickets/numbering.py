"""Which number does a new ticket get?

Each prefix has a counter, locked while the numbers are taken: none is given twice, and what
somebody typed by hand is stepped over.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from naryad.tickets.models import Ticket
from naryad.tickets.number_masks import counter_prefix, write_number

_TAKE = """
INSERT INTO tickets_numbercounter (organization_id, prefix, count) VALUES (%s::bigint, %s, %s)
ON CONFLICT (organization_id, prefix)
DO UPDATE SET count = tickets_numbercounter.count + EXCLUDED.count
RETURNING count"""


@dataclass(frozen=True)
class Wanted:
    """A number is asked for, by the mask of the type, on the day of the organization."""

    mask: str
    on: date
    company_code: str = ""

    @property
    def prefix(self) -> str:
        return counter_prefix(self.mask, on=self.on, company_code=self.company_code)

    def write(self, count: int) -> str:
        return write_number(self.mask, count, on=self.on, company_code=self.company_code)


def take_numbers(
    wanted: Sequence[Wanted], *, beside: Collection[str] = (), organization_id: int
) -> list[str]:
    """In their order; none of those `beside`, which other tickets of the same set have. The
    counters stay locked until the transaction ends: a number that is not used after all is given to
    nobody else meanwhile, and comes back when it is rolled back."""
    by_prefix: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(wanted):
        by_prefix[each.prefix].append(place)
    numbers: dict[int, str] = {}
    # In one order for everybody, so that two who take several do not wait for each other.
    for prefix in sorted(by_prefix):
        places = by_prefix[prefix]
        while places:
            last = _count_on(prefix, len(places), organization_id)
            given = {
                place: wanted[place].write(last - len(places) + 1 + step)
                for step, place in enumerate(places)
            }
            taken = _taken(given.values(), organization_id).union(beside)
            numbers |= {place: number for place, number in given.items() if number not in taken}
            places = [place for place, number in given.items() if number in taken]
    return [numbers[place] for place in range(len(wanted))]


def _count_on(prefix: str, step: int, organization_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [organization_id, prefix, step])
        return int(cursor.fetchone()[0])


def _taken(numbers: Iterable[str], organization_id: int) -> set[str]:
    rows = Ticket.objects.filter(organization_id=organization_id, number__in=list(numbers))
    return set(rows.values_list("number", flat=True))
