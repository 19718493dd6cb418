"""How does a person, or a whole list of them, come into being?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.models import Area
from naryad.core.bulk import insert_rows
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, record
from naryad.people.checking import NO_LINKS, check_input, needed_of_new
from naryad.people.columns import fill
from naryad.people.describing import describe, words_of_history
from naryad.people.duplicates import Taken, read_taken
from naryad.people.input import PersonInput, fit_to_kind
from naryad.people.linking import ROLES, LinkBook, Links, read_links, write_links
from naryad.people.locking import lock_people, share_links
from naryad.people.models import Person, Sex
from naryad.people.reach import Reach, read_reach
from naryad.people.role_changes import given_roles
from naryad.people.settling import OutOfSight, look_again, settle


@transaction.atomic
def add_people(new: Sequence[PersonInput], *, by: Actor, at: datetime) -> list[Outcome]:
    """One outcome a row, in order. A copy is added like anybody else.

    Whoever names no area gets the default one. Each role given must be within the actor's reach.
    Refused rows: Invalid (fields), RoleNotYours, RolesNotYours, OutOfSight.
    """
    by.require(Permission.ADD_PEOPLE)
    share_links(by.organization_id)
    lock_people((), by=by, at=at)
    new = _with_default_area([fit_to_kind(given) for given in new], by=by)

    def save(out_of_sight: frozenset[int]) -> list[Outcome]:
        return _save(new, out_of_sight, by=by, at=at)

    return settle(save)


@dataclass(frozen=True)
class _Known:
    """What the decision about each row needs, read for all of them at once."""

    book: LinkBook
    reach: Reach
    taken: Taken


def _with_default_area(new: list[PersonInput], *, by: Actor) -> list[PersonInput]:
    default = Area.objects.filter(
        organization_id=by.organization_id, is_default=True, deleted_at=None
    )
    ids = frozenset(default.values_list("pk", flat=True))
    return [given if given.area_ids else replace(given, area_ids=ids) for given in new]


def _save(
    new: Sequence[PersonInput], out_of_sight: frozenset[int], *, by: Actor, at: datetime
) -> list[Outcome]:
    book = read_links((), by=by, given=new)
    role_ids = {role_id for given in new for role_id in given.role_ids}
    known = _Known(book, read_reach(role_ids, by=by), read_taken(new, by=by))
    outcomes: dict[int, Outcome] = {}
    for place, given in enumerate(new):
        try:
            if place in out_of_sight:
                raise OutOfSight(field="area_ids")
            _decide(given, known)
        except Refusal as refusal:
            outcomes[place] = refused(None, refusal)
    fit = [place for place in range(len(new)) if place not in outcomes]
    # Contacts in one order: two lists with the same ones do not wait for each other in a circle.
    fit.sort(key=lambda place: (new[place].email, new[place].phone))
    people = insert_rows([_make(new[place], by=by, at=at) for place in fit])
    wanted = {person.pk: _links(new[place]) for place, person in zip(fit, people, strict=True)}
    write_links(book, people, wanted=wanted)
    record(_events(people, wanted, book), by=by, at=at)
    places = {person.pk: place for place, person in zip(fit, people, strict=True)}
    look_again(places, by=by)
    outcomes.update({place: done(person_id) for person_id, place in places.items()})
    return [outcomes[place] for place in range(len(new))]


def _decide(given: PersonInput, known: _Known) -> None:
    check_input(
        given,
        book=known.book,
        taken=known.taken,
        before=NO_LINKS,
        after=_links(given),
        needed=needed_of_new(given.kind, may_give=known.reach.may_give),
    )
    known.reach.refuse_change(given.role_ids)
    known.taken.claim(given)


def _links(given: PersonInput) -> Links:
    return {name: getattr(given, name) for name in NO_LINKS}


def _make(given: PersonInput, *, by: Actor, at: datetime) -> Person:
    person = Person(organization_id=by.organization_id, kind=str(given.kind), created_at=at)
    return fill(person, given)


def _events(people: Sequence[Person], wanted: dict[int, Links], book: LinkBook) -> list[Change]:
    changes = []
    for person in people:
        described = {"kind": person.kind, **describe(person, wanted[person.pk], book=book)}
        filled = {
            name: {"old": None, "new": new}
            for name, new in described.items()
            if new and new != Sex.UNKNOWN
        }
        changes.append(Change("person.added", "person", person.pk, words_of_history(filled)))
        roles = book.names[ROLES.field]
        changes += given_roles(person.pk, wanted[person.pk][ROLES.field], names=roles)
    return changes
