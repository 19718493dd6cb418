"""How is one role given to many people?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.history.recording import record
from naryad.people.deciding import decide_each
from naryad.people.locking import lock_people
from naryad.people.models import Person, PersonRole
from naryad.people.reach import reach_of_role, roles_held
from naryad.people.refusals import refuse_banned
from naryad.people.role_changes import given_roles


@transaction.atomic
def give_roles(ids: Sequence[int], *, role_id: int, by: Actor, at: datetime) -> list[Outcome]:
    """Raises NotVisible or RoleNotYours for the role itself. Refused: NotVisible, BannedPerson."""
    by.require(Permission.GIVE_ROLES)
    reach = reach_of_role(role_id, by=by)
    people = lock_people(ids, by=by, at=at)
    held = roles_held(people, organization_id=by.organization_id)

    def decide(person: Person) -> bool:
        refuse_banned(person, at=at)
        return role_id not in held[person.pk]

    decisions = decide_each(ids, people, decide)
    PersonRole.objects.bulk_create(
        PersonRole(organization_id=by.organization_id, person_id=person_id, role_id=role_id)
        for person_id in decisions.fit
    )
    Person.objects.filter(pk__in=decisions.fit).update(version=F("version") + 1)
    changes = [
        change
        for person_id in decisions.fit
        for change in given_roles(person_id, [role_id], names=reach.names)
    ]
    record(changes, by=by, at=at)
    return decisions.outcomes(ids)
