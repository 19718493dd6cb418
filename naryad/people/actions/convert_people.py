"""How does a customer become an employee, and an employee a customer?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record
from naryad.people.administrators import LastAdministrator, who_must_stay
from naryad.people.deciding import decide_each
from naryad.people.employing import read_employments
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.reach import beyond_reach
from naryad.people.refusals import refuse_banned, refuse_oneself, refuse_program


@transaction.atomic
def convert_people(ids: Sequence[int], *, to: Kind, by: Actor, at: datetime) -> list[Outcome]:
    """Roles stay, also those that the new kind cannot use; companies of today stay, on the other
    side; companies of the past stay past.

    All roles the person holds must be within the actor's reach, since the move wakes them.
    Refused: NotVisible, BannedPerson, OneselfRefused, RoleNotYours, LastAdministrator.
    """
    by.require(
        Permission.CONVERT_TO_EMPLOYEE if to == Kind.EMPLOYEE else Permission.CONVERT_TO_CUSTOMER
    )
    people = lock_people(ids, by=by, at=at)
    beyond = beyond_reach(people, by=by)

    def decide(person: Person) -> bool:
        if person.kind == to:
            return False
        refuse_oneself(person, by=by)
        refuse_banned(person, at=at)
        refuse_program(person)
        if person.pk in beyond:
            raise beyond[person.pk]
        return True

    decisions = decide_each(ids, people, decide)
    if to == Kind.CUSTOMER:
        stay = who_must_stay(decisions.fit, organization_id=by.organization_id, at=at)
        decisions.refuse(stay, LastAdministrator())
    _write(list(decisions.fit.values()), to=to, by=by)
    changes = [
        Change("person.converted", "person", person_id, {"kind": {"old": old, "new": to}})
        for person_id in decisions.fit
        for old in Kind
        if old != to
    ]
    record(changes, by=by, at=at)
    return decisions.outcomes(ids)


def _write(people: Sequence[Person], *, to: Kind, by: Actor) -> None:
    ids = [person.pk for person in people]
    Person.objects.filter(pk__in=ids).update(kind=to, version=F("version") + 1)
    book = read_employments(ids, organization_id=by.organization_id, today=by.today)
    for person in people:
        person.kind = str(to)
        book.move_to_side_of(person)
    book.write()
