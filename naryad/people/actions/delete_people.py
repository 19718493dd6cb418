"""How do people leave the lists without leaving history?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record
from naryad.people.administrators import LastAdministrator, who_must_stay
from naryad.people.deciding import decide_each
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.refusals import refuse_oneself


@transaction.atomic
def delete_people(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """They cannot enter any more; all that is linked to them stays, so that they can come back.

    Refused: NotVisible, OneselfRefused, LastAdministrator.
    """
    by.require(Permission.DELETE_PEOPLE)
    people = lock_people(ids, by=by, at=at, with_deleted=True)

    def decide(person: Person) -> bool:
        refuse_oneself(person, by=by)
        return person.deleted_at is None

    decisions = decide_each(ids, people, decide)
    stay = who_must_stay(decisions.fit, organization_id=by.organization_id, at=at)
    decisions.refuse(stay, LastAdministrator())
    Person.objects.filter(pk__in=decisions.fit).update(deleted_at=at, version=F("version") + 1)
    changes = [Change("person.deleted", "person", person_id) for person_id in decisions.fit]
    record(changes, by=by, at=at)
    return decisions.outcomes(ids)
