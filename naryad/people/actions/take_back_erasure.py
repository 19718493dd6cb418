"""How is a promised erasure called off?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record
from naryad.people.deciding import decide_each
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.refusals import ErasedPerson


class TooLate(Refusal):
    message = _("The 30 days are over; this person's data are being erased.")


@transaction.atomic
def take_back_erasure(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """The person stays deleted: coming back is a restoration, which asks for its own right.

    Refused: NotVisible (also whoever may not see deleted people), ErasedPerson, TooLate.
    """
    by.require(Permission.ERASE_PEOPLE)
    people = lock_people(ids, by=by, at=at, with_deleted=True)

    def decide(person: Person) -> bool:
        if person.erased_at is not None:
            raise ErasedPerson
        if person.erase_at is not None and person.erase_at <= at:
            raise TooLate
        return person.erase_at is not None

    decisions = decide_each(ids, people, decide)
    Person.objects.filter(pk__in=decisions.fit).update(erase_at=None, version=F("version") + 1)
    changes = [
        Change(
            "person.erasure_taken_back",
            "person",
            person.pk,
            {"erase_at": {"old": person.erase_at and person.erase_at.isoformat(), "new": None}},
        )
        for person in decisions.fit.values()
    ]
    record(changes, by=by, at=at)
    return decisions.outcomes(ids)
