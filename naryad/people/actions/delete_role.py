"""What happens to a role that is no longer needed, and to those who hold it?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.recording import Change, record
from naryad.people.models import Person, PersonRole, Role
from naryad.people.role_changes import taken_roles
from naryad.people.role_contents import read_permissions
from naryad.people.role_limits import AdministratorStays, RoleInUse, refuse_beyond
from naryad.people.role_locking import lock_role, lock_role_names


@transaction.atomic
def delete_role(role_id: int, *, also_take: bool = False, by: Actor, at: datetime) -> int:
    """A role that somebody holds goes only with `also_take`, which takes it from everybody; else
    RoleInUse says how many they are. AdministratorStays, BeyondYourRights."""
    by.require(Permission.EDIT_ROLES)
    lock_role_names(by.organization_id)
    role = lock_role(role_id, by=by)
    if role.is_administrator:
        raise AdministratorStays
    refuse_beyond(read_permissions(role), by=by)
    holders = _lock_holders(role)
    living = sum(person.deleted_at is None for person in holders)
    if living and not also_take:
        raise RoleInUse(living)
    if living:
        by.require(Permission.GIVE_ROLES)
    _take(role, holders)
    role.deleted_at = at
    role.version += 1
    role.save()
    names = {role.pk: dict(role.name)}
    taken = [
        change for person in holders for change in taken_roles(person.pk, [role.pk], names=names)
    ]
    record([Change("role.deleted", "role", role.pk), *taken], by=by, at=at)
    return role_id


def _take(role: Role, holders: Sequence[Person]) -> None:
    people = Person.objects.filter(pk__in=[person.pk for person in holders])
    # Whoever edits one of them now learns that their roles have changed.
    people.update(version=F("version") + 1)
    PersonRole.objects.filter(organization_id=role.organization_id, role=role).delete()


def _lock_holders(role: Role) -> list[Person]:
    held = PersonRole.objects.filter(organization_id=role.organization_id, role=role)
    ids = list(held.values_list("person_id", flat=True))
    people = Person.objects.filter(organization_id=role.organization_id, pk__in=ids)
    return list(people.select_for_update(no_key=True).order_by("pk"))
