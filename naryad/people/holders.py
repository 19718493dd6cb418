"""Which employees may do this?"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from naryad.access.kind import Kind
from naryad.access.permissions import MEANINGS, Permission
from naryad.access.roles import RoleCode
from naryad.people.models import Person, PersonRole, RolePermission


def employees_who_may(permission: Permission, *, organization_id: int) -> QuerySet[Person]:
    """By a living role that holds the permission, a wider one, or everything by rule. Whether they
    are banned just now is for whoever tells them something."""
    enough = [
        each
        for each, meaning in MEANINGS.items()
        if each == permission or permission in meaning.covers
    ]
    given = RolePermission.objects.filter(role_id=OuterRef("role_id"), permission__in=enough)
    held = PersonRole.objects.filter(
        Q(role__code=RoleCode.ADMINISTRATOR) | Exists(given),
        organization_id=organization_id,
        role__deleted_at=None,
    )
    return Person.objects.filter(
        organization_id=organization_id,
        kind=Kind.EMPLOYEE,
        is_service=False,
        is_living=True,
        pk__in=held.values("person_id"),
    )
