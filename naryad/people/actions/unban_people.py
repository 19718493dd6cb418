"""How is a ban lifted before its end?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, compare, record
from naryad.people.deciding import decide_each
from naryad.people.describing import describe_bans
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.reach import beyond_reach


@transaction.atomic
def unban_people(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """All roles the person holds must be within the actor's reach, since they wake.

    Refused: NotVisible, RoleNotYours.
    """
    by.require(Permission.BAN_PEOPLE)
    people = lock_people(ids, by=by, at=at)
    beyond = beyond_reach(people, by=by)

    def decide(person: Person) -> bool:
        if not person.is_banned(at=at):
            return False
        if person.pk in beyond:
            raise beyond[person.pk]
        return True

    decisions = decide_each(ids, people, decide)
    before = describe_bans(decisions.fit.values(), at=at)
    Person.objects.filter(pk__in=decisions.fit).update(
        banned_at=None, banned_until=None, ban_reason_id=None, version=F("version") + 1
    )
    changes = [
        Change("person.unbanned", "person", person_id, compare(ban, dict.fromkeys(ban)))
        for person_id, ban in before.items()
    ]
    record(changes, by=by, at=at)
    return decisions.outcomes(ids)
