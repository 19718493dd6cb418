"""Who of these people may be told of which of these tickets now?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from naryad.people.acting import act_with
from naryad.people.holding import holdings_of
from naryad.people.models import Person
from naryad.tickets.visibility import tickets_visible_to


@dataclass(frozen=True)
class Readers:
    """`sees`: person → the tickets that they see; nothing for those who are barred."""

    people: Mapping[int, Person]
    barred: frozenset[int]
    sees: Mapping[int, Collection[int]]


def read_readers(
    wanted: Mapping[int, Collection[int]], *, organization_id: int, at: datetime
) -> Readers:
    """`wanted`: person → tickets. What somebody sees is a question about that one person, so there
    is a query for each of them, whatever the number of tickets."""
    found = Person.objects.filter(organization_id=organization_id).select_related("organization")
    people = found.in_bulk(list(wanted))
    holdings = holdings_of(list(people), organization_id=organization_id)
    barred = frozenset(
        pk
        for pk, person in people.items()
        if person.deleted_at is not None or person.is_banned(at=at)
    )
    sees = {
        pk: set(
            tickets_visible_to(act_with(person, holdings[pk], at=at))
            .filter(pk__in=wanted[pk])
            .values_list("pk", flat=True)
        )
        for pk, person in people.items()
        if pk not in barred
    }
    return Readers(people, barred, sees)
