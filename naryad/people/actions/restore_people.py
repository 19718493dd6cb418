"""How do deleted people come back?"""

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
from naryad.people.duplicates import read_taken
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.reach import beyond_reach
from naryad.people.refusals import MergedPerson, refuse_erased
from naryad.people.settling import settle


class HiddenTwin(Refusal):
    message = _("Another person of the organization has this person's e-mail or phone now.")


class LivingTwin(Refusal):
    """`values["twin_id"]` is whoever has the contact now, where the actor sees them."""

    message = _("%(person)s has this person's e-mail or phone now. Change it there first.")

    def kept(self) -> Refusal:
        return HiddenTwin()


@transaction.atomic
def restore_people(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """With all they were linked to. A ban stays a ban.

    All roles the person holds must be within the actor's reach, since they wake.
    Refused: NotVisible, ErasureAhead, ErasedPerson, RoleNotYours, LivingTwin, HiddenTwin,
    MergedPerson.
    """
    by.require(Permission.DELETE_PEOPLE)
    people = lock_people(ids, by=by, at=at, with_deleted=True)
    beyond = beyond_reach(people, by=by)

    def save(_out_of_sight: frozenset[int]) -> list[Outcome]:
        taken = read_taken(people.values(), by=by)

        def decide(person: Person) -> bool:
            if person.deleted_at is None:
                return False
            refuse_erased(person)
            if person.merged_into_id is not None:
                raise MergedPerson
            if person.pk in beyond:
                raise beyond[person.pk]
            for _likeness, twin in taken.owners(person):
                if twin.pk not in taken.visible:
                    raise HiddenTwin
                raise LivingTwin(person=twin.full_name, twin_id=twin.pk)
            if taken.is_claimed(person):
                raise HiddenTwin
            taken.claim(person)
            return True

        decisions = decide_each(ids, people, decide)
        Person.objects.filter(pk__in=decisions.fit).update(
            deleted_at=None, version=F("version") + 1
        )
        changes = [Change("person.restored", "person", each) for each in decisions.fit]
        record(changes, by=by, at=at)
        return decisions.outcomes(ids)

    return settle(save)
