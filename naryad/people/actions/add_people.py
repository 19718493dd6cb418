"""How does a person, or a whole list of them, come into being?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import insert_rows
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, record
from naryad.people.admitting import admit, links_of, take_newcomers
from naryad.people.columns import fill
from naryad.people.describing import describe, words_of_history
from naryad.people.input import PersonInput
from naryad.people.linking import ROLES, LinkBook, Links, write_links
from naryad.people.models import Person, Sex
from naryad.people.role_changes import given_roles
from naryad.people.settling import OutOfSight, look_again, settle


@transaction.atomic
def add_people(new: Sequence[PersonInput], *, by: Actor, at: datetime) -> list[Outcome]:
    """One outcome a row, in order. A copy is added like anybody else.

    Whoever names no area gets the default one. Each role given must be within the actor's reach.
    Refused rows: Invalid (fields), RoleNotYours, RolesNotYours, OutOfSight.
    """
    by.require(Permission.ADD_PEOPLE)
    given = take_newcomers(new, by=by, at=at)

    def save(out_of_sight: frozenset[int]) -> list[Outcome]:
        return _save(given, out_of_sight, by=by, at=at)

    return settle(save)


def _save(
    new: Sequence[PersonInput], out_of_sight: frozenset[int], *, by: Actor, at: datetime
) -> list[Outcome]:
    left = [place for place in range(len(new)) if place not in out_of_sight]
    admission = admit([new[place] for place in left], by=by)
    book = admission.book
    outcomes = {place: refused(None, OutOfSight(field="area_ids")) for place in out_of_sight}
    outcomes |= {left[place]: refused(None, why) for place, why in admission.refusals.items()}
    fit = [place for place in range(len(new)) if place not in outcomes]
    # Contacts in one order: two lists with the same ones do not wait for each other in a circle.
    fit.sort(key=lambda place: (new[place].email, new[place].phone))
    people = insert_rows([_make(new[place], by=by, at=at) for place in fit])
    wanted = {person.pk: links_of(new[place]) for place, person in zip(fit, people, strict=True)}
    write_links(book, people, wanted=wanted)
    record(_events(people, wanted, book), by=by, at=at)
    places = {person.pk: place for place, person in zip(fit, people, strict=True)}
    look_again(places, by=by)
    outcomes.update({place: done(person_id) for person_id, place in places.items()})
    return [outcomes[place] for place in range(len(new))]


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
