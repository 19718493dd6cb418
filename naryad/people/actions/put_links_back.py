"""How do many people come back to the areas, companies and position that they had?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.people.bounds import read_bounds
from naryad.people.linking import AREAS, COMPANIES, LinkBook
from naryad.people.locking import share_links
from naryad.people.models import Person
from naryad.people.relinking import Remembered, Wanted, relink_people

_FIELDS = (AREAS.field, COMPANIES.field)


@transaction.atomic
def put_links_back(
    ids: Sequence[int], *, before: Mapping[int, Remembered], by: Actor, at: datetime
) -> list[Outcome]:
    """As `remember_links` has noted each of them. What the actor does not see is neither put nor
    taken, nor is what is not theirs to give; whoever had no area or company has none again.

    Refused: NotVisible, BannedPerson, OutOfSight.
    """
    by.require(Permission.EDIT_PEOPLE)
    share_links(by.organization_id)
    bounds = read_bounds(by)

    def decide(person: Person, book: LinkBook) -> Wanted:
        kept, held = before[person.pk], book.of(person.pk)
        links = {
            name: (held[name] - ours) | ours.intersection(kept[name])
            for name, ours in (
                (name, bounds.within(name, frozenset(book.names[name]))) for name in _FIELDS
            )
        }
        return Wanted(links, kept["position"])

    named = {
        name: frozenset(each for kept in before.values() for each in kept[name]) for name in _FIELDS
    }
    return relink_people(ids, decide, named=named, by=by, at=at)
