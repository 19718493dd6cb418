"""How does the organization promise to erase somebody's data?"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record
from naryad.people.administrators import LastAdministrator, who_must_stay
from naryad.people.deciding import decide_each
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.refusals import ErasedPerson, refuse_oneself

TIME_TO_TAKE_BACK = timedelta(days=30)


@transaction.atomic
def request_erasure(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Deletes the person at once; the data go 30 days later, and until then it can be taken back.

    Refused: NotVisible, OneselfRefused, ErasedPerson, LastAdministrator.
    """
    by.require(Permission.ERASE_PEOPLE)
    people = lock_people(ids, by=by, at=at, with_deleted=True)

    def decide(person: Person) -> bool:
        refuse_oneself(person, by=by)
        if person.erased_at is not None:
            raise ErasedPerson
        return person.erase_at is None

    decisions = decide_each(ids, people, decide)
    stay = who_must_stay(decisions.fit, organization_id=by.organization_id, at=at)
    decisions.refuse(stay, LastAdministrator())
    erase_at = at + TIME_TO_TAKE_BACK
    Person.objects.filter(pk__in=decisions.fit).update(
        erase_at=erase_at,
        deleted_at=Coalesce(F("deleted_at"), Value(at)),
        version=F("version") + 1,
    )
    when = {"erase_at": {"old": None, "new": erase_at.isoformat()}}
    changes = [
        Change("person.erasure_requested", "person", person_id, when) for person_id in decisions.fit
    ]
    deleted = [
        Change("person.deleted", "person", person.pk)
        for person in decisions.fit.values()
        if person.deleted_at is None
    ]
    record(changes + deleted, by=by, at=at)
    return decisions.outcomes(ids)
