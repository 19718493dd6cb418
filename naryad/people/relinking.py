"""How do the areas and companies of many people change, all at once?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, compare, record
from naryad.people.bounds import reaches_all_places, read_bounds, refuse_opening
from naryad.people.columns import DERIVED, derive
from naryad.people.deciding import decide_each
from naryad.people.describing import words_of_history
from naryad.people.linking import (
    AREAS,
    COMPANIES,
    ROLES,
    LinkBook,
    Links,
    read_links,
    write_links,
)
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.reach import Reach, read_reach
from naryad.people.refusals import refuse_banned
from naryad.people.settling import OutOfSight, look_again, settle

# Plain values: the position, and the ids of each sort of link.
Remembered = Mapping[str, Any]


class NotAmongThose(Refusal):
    status = 422
    message = _("What you have chosen is not there any more. Choose from the list.")


@dataclass(frozen=True)
class Wanted:
    """Where somebody is to belong. `links`: those that change, complete, with what the actor does
    not see; nothing of a field leaves it as it is."""

    links: Links
    position: str


Decide = Callable[[Person, LinkBook], Wanted]


def relink_people(
    ids: Sequence[int], decide: Decide, *, named: Links, by: Actor, at: datetime
) -> list[Outcome]:
    """`named`: the ids that `decide` may put in. In a fixed number of queries.

    Refused: NotVisible, BannedPerson, OutOfSight, RoleNotYours, Invalid (places that are not the
    actor's to give), and what `decide` raises.
    """
    people = lock_people(ids, by=by, at=at)

    def save(out_of_sight: frozenset[int]) -> list[Outcome]:
        return _Save(people, decide, named, by, at).run(ids, out_of_sight)

    return settle(save)


def refuse_unseen(visible: QuerySet[Any], ids: Collection[int], *, field: str) -> None:
    """What the actor does not see is as good as none. Raises NotAmongThose at the field."""
    if visible.filter(pk__in=ids).count() < len(ids):
        raise NotAmongThose(field=field)


def remember_links(ids: Collection[int], *, by: Actor) -> dict[int, Remembered]:
    """Where each of these people, whom the caller has locked, belongs now; without those who are
    to join a company later, since a link that has begun too early is not put back."""
    book = read_links(ids, by=by)
    positions = Person.objects.filter(organization_id=by.organization_id, pk__in=ids)
    return {
        person_id: {
            "position": position,
            **{each.field: sorted(book.of(person_id)[each.field]) for each in (AREAS, COMPANIES)},
        }
        for person_id, position in positions.values_list("pk", "position")
        if not book.employments.has_later(person_id)
    }


class _Save:
    """One try: reads all that the decisions need, decides each person, writes all at once."""

    def __init__(
        self, people: Mapping[int, Person], decide: Decide, named: Links, by: Actor, at: datetime
    ) -> None:
        self.people, self.decide, self.by, self.at = people, decide, by, at
        self.book = read_links(list(people), by=by, named=named)
        self.bounds = read_bounds(by)
        self.reach = self._read_reach()
        self.wanted: dict[int, Wanted] = {}
        self.changes: dict[int, Mapping[str, Any]] = {}

    def run(self, ids: Sequence[int], out_of_sight: Collection[int]) -> list[Outcome]:
        def look(person: Person) -> bool:
            if person.pk in out_of_sight:
                raise OutOfSight
            return self._look(person)

        decisions = decide_each(ids, self.people, look)
        self._write(list(decisions.fit))
        look_again({person_id: person_id for person_id in decisions.fit}, by=self.by)
        return decisions.outcomes(ids)

    def _look(self, person: Person) -> bool:
        refuse_banned(person, at=self.at)
        wanted, before = self.decide(person, self.book), self.book.of(person.pk)
        self._refuse_beyond(before, wanted.links)
        changes = compare(
            _describe(person.position, before, self.book),
            _describe(wanted.position, {**before, **wanted.links}, self.book),
        )
        self.wanted[person.pk], self.changes[person.pk] = wanted, words_of_history(changes)
        return bool(changes)

    def _read_reach(self) -> Reach | None:
        """None: whoever reaches everywhere need not ask who holds which roles."""
        if reaches_all_places(self.by):
            return None
        held = (self.book.of(person_id)[ROLES.field] for person_id in self.people)
        return read_reach(frozenset().union(*held), by=self.by)

    def _refuse_beyond(self, before: Links, after: Links) -> None:
        self.bounds.refuse(before, after)
        if self.reach is not None:
            refuse_opening(before[ROLES.field], before, after, reach=self.reach, by=self.by)

    def _write(self, ids: Sequence[int]) -> None:
        people = [self._renewed(self.people[person_id]) for person_id in ids]
        write_rows(people, fields=("position", *DERIVED, "version"))
        for person in people:
            if "position" in self.changes[person.pk]:
                self.book.employments.rename_position(person)
        links = {
            person.pk: {**self.book.of(person.pk), **self.wanted[person.pk].links}
            for person in people
        }
        write_links(self.book, people, wanted=links)
        edited = [
            Change("person.edited", "person", person.pk, self.changes[person.pk])
            for person in people
        ]
        record(edited, by=self.by, at=self.at)

    def _renewed(self, person: Person) -> Person:
        """A copy, since a try that is undone must leave the locked row as it was read."""
        renewed = copy(person)
        renewed.version += 1
        renewed.position = self.wanted[person.pk].position
        return derive(renewed)


def _describe(position: str, links: Links, book: LinkBook) -> dict[str, Any]:
    return {"position": position, **book.describe(links)}
