"""How is one role taken from many people?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome
from naryad.history.recording import record
from naryad.people.administrators import LastAdministrator, who_must_stay
from naryad.people.deciding import decide_each
from naryad.people.locking import lock_people
from naryad.people.models import Person, PersonRole
from naryad.people.reach import reach_of_role, roles_held
from naryad.people.refusals import refuse_banned
from naryad.people.role_changes import taken_roles


class OnlyRole(Refusal):
    message = _("This is the person's only role. Give another one first, or ban the person.")


@transaction.atomic
def take_roles(ids: Sequence[int], *, role_id: int, by: Actor, at: datetime) -> list[Outcome]:
    """Raises NotVisible or RoleNotYours for the role itself.

    Refused: NotVisible, BannedPerson, OnlyRole, LastAdministrator.
    """
    by.require(Permission.GIVE_ROLES)
    reach = reach_of_role(role_id, by=by)
    people = lock_people(ids, by=by, at=at)
    held = roles_held(people, organization_id=by.organization_id)

    def decide(person: Person) -> bool:
        refuse_banned(person, at=at)
        if held[person.pk] == {role_id}:
            raise OnlyRole
        return role_id in held[person.pk]

    decisions = decide_each(ids, people, decide)
    if role_id in reach.administrator:
        stay = who_must_stay(decisions.fit, organization_id=by.organization_id, at=at)
        decisions.refuse(stay, LastAdministrator())
    PersonRole.objects.filter(
        organization_id=by.organization_id, person_id__in=decisions.fit, role_id=role_id
    ).delete()
    Person.objects.filter(pk__in=decisions.fit).update(version=F("version") + 1)
    changes = [
        change
        for person_id in decisions.fit
        for change in taken_roles(person_id, [role_id], names=reach.names)
    ]
    record(changes, by=by, at=at)
    return decisions.outcomes(ids)
