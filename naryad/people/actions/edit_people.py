"""How are the data, roles, companies and areas of people changed?"""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.people.administrators import LastAdministrator, who_must_stay
from naryad.people.bounds import Bounds, read_bounds, refuse_opening
from naryad.people.checking import check_input, needed_of_known
from naryad.people.columns import DERIVED, FIELDS, fill
from naryad.people.describing import describe, words_of_conflict, words_of_history
from naryad.people.duplicates import Taken, read_taken
from naryad.people.input import EMPLOYEE_FIELDS, PersonInput
from naryad.people.linking import ROLES, LinkBook, Links, read_links, write_links
from naryad.people.locking import lock_people, share_links
from naryad.people.models import Person
from naryad.people.reach import Reach, read_reach
from naryad.people.refusals import refuse_banned, refuse_program
from naryad.people.role_changes import given_roles, taken_roles
from naryad.people.settling import OutOfSight, look_again, settle


@dataclass(frozen=True)
class PersonEdit:
    """`seen_version`: of the card that the sender looked at; None when nobody looked (import)."""

    id: int
    input: PersonInput
    seen_version: int | None = None


@transaction.atomic
def edit_people(edits: Sequence[PersonEdit], *, by: Actor, at: datetime) -> list[Outcome]:
    """One outcome an edit, in order; each person at most once. The kind of a person stays.

    The input is the whole card as the sender sees it: what it leaves empty is emptied, except
    links that the actor does not see and, of a customer, the fields of employees.
    Refused: NotVisible, BannedPerson, Stale (mine and theirs), Invalid (fields), RoleNotYours,
    RolesNotYours, LastAdministrator, OutOfSight.
    """
    by.require(Permission.EDIT_PEOPLE)
    share_links(by.organization_id)
    ids = [edit.id for edit in edits]
    assert len(set(ids)) == len(ids), "A person is edited once in a call."
    people = lock_people(ids, by=by, at=at)

    def save(out_of_sight: frozenset[int]) -> list[Outcome]:
        return _Save(edits, people, by, at).run(out_of_sight)

    return settle(save)


CONTACTS = frozenset({"email", "phone"})


@dataclass(frozen=True)
class _Plan:
    """One edit that may go ahead: the person as they will be, and what that changes."""

    person: Person
    links: Links
    changes: Mapping[str, Any]
    given: frozenset[int]
    taken: frozenset[int]
    has_new_position: bool


class _Save:
    """One try: reads all that the decisions need, decides each edit, writes all at once."""

    def __init__(
        self, edits: Sequence[PersonEdit], people: Mapping[int, Person], by: Actor, at: datetime
    ) -> None:
        self.edits, self.people, self.by, self.at = edits, people, by, at
        inputs = [edit.input for edit in edits if edit.id in people]
        self.book: LinkBook = read_links(list(people), by=by, given=inputs)
        self.reach: Reach = read_reach(_roles_touched(people, inputs, self.book), by=by)
        self.taken: Taken = read_taken(inputs, by=by)
        self.bounds: Bounds = read_bounds(by)

    def run(self, out_of_sight: Collection[int]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        plans: dict[int, _Plan] = {}
        for place, edit in enumerate(self.edits):
            try:
                if place in out_of_sight:
                    raise OutOfSight(field="area_ids")
                plan = self._decide(edit)
            except Refusal as refusal:
                outcomes.append(refused(edit.id, refusal))
                continue
            outcomes.append(done(edit.id) if plan.changes else same(edit.id))
            if plan.changes:
                plans[place] = plan
        for place in self._places_that_must_stay(plans):
            del plans[place]
            outcomes[place] = refused(self.edits[place].id, LastAdministrator(field="role_ids"))
        self._write(list(plans.values()))
        look_again({plan.person.pk: place for place, plan in plans.items()}, by=self.by)
        return outcomes

    def _decide(self, edit: PersonEdit) -> _Plan:
        person = self.people.get(edit.id)
        if person is None:
            raise NotVisible
        refuse_banned(person, at=self.at)
        refuse_program(person)
        given = _fit_to_person(edit.input, person, self.book)
        before, after = self.book.of(person.pk), self.book.merge(person.pk, given)
        current = describe(person, before, book=self.book)
        mine = describe(given, after, book=self.book)
        changes = compare(current, mine)
        if changes:
            refuse_stale(
                seen_version=edit.seen_version,
                current_version=person.version,
                mine=words_of_conflict(mine),
                current=words_of_conflict(current),
            )
        check_input(
            given,
            book=self.book,
            taken=self.taken,
            before=before,
            after=after,
            needed=needed_of_known(Kind(person.kind), before),
            bounds=self.bounds,
            own_id=person.pk,
        )
        self.reach.refuse_change(before[ROLES.field] ^ after[ROLES.field])
        refuse_opening(after[ROLES.field], before, after, reach=self.reach, by=self.by)
        if changes.keys() & CONTACTS and person.pk != self.by.person_id:
            # The next invitation goes there: a new address hands over everything the roles allow.
            self.reach.refuse_beyond(before[ROLES.field])
        self.taken.claim(given)
        return _Plan(
            _renewed(person, given),
            after,
            changes,
            given=after[ROLES.field] - before[ROLES.field],
            taken=before[ROLES.field] - after[ROLES.field],
            has_new_position=given.position != person.position,
        )

    def _places_that_must_stay(self, plans: Mapping[int, _Plan]) -> list[int]:
        leaving = {
            plan.person.pk: place
            for place, plan in plans.items()
            if plan.taken & self.reach.administrator
        }
        if not leaving:
            return []
        stay = who_must_stay(leaving, organization_id=self.by.organization_id, at=self.at)
        return [leaving[person_id] for person_id in stay]

    def _write(self, plans: Sequence[_Plan]) -> None:
        people = [plan.person for plan in plans]
        write_rows(people, fields=(*FIELDS, *DERIVED, "version"))
        for plan in plans:
            if plan.has_new_position:
                self.book.employments.rename_position(plan.person)
        write_links(self.book, people, wanted={plan.person.pk: plan.links for plan in plans})
        changes = [change for plan in plans for change in self._events(plan)]
        record(changes, by=self.by, at=self.at)

    def _events(self, plan: _Plan) -> list[Change]:
        names = self.book.names[ROLES.field]
        person_id, edited = plan.person.pk, words_of_history(plan.changes)
        return [
            *([Change("person.edited", "person", person_id, edited)] if edited else []),
            *given_roles(person_id, plan.given, names=names),
            *taken_roles(person_id, plan.taken, names=names),
        ]


def _roles_touched(
    people: Mapping[int, Person], inputs: Sequence[PersonInput], book: LinkBook
) -> set[int]:
    held = {role_id for person_id in people for role_id in book.of(person_id)[ROLES.field]}
    return held.union(*(given.role_ids for given in inputs))


def _fit_to_person(given: PersonInput, person: Person, book: LinkBook) -> PersonInput:
    """The kind is the person's; a customer keeps what only employees have, out of reach."""
    given = replace(given, kind=Kind(person.kind))
    if given.kind == Kind.EMPLOYEE:
        return given
    kept = {**vars(person), **book.seen(person.pk)}
    return replace(given, **{name: kept[name] for name in EMPLOYEE_FIELDS})


def _renewed(person: Person, given: PersonInput) -> Person:
    """A copy, since a try that is undone must leave the locked row as it was read."""
    renewed = copy(person)
    renewed.version += 1
    return fill(renewed, given)
