"""What does a role allow, which roles may its holders give, and how is that written?"""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext

from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.people.models import Role, RoleMayGive, RolePermission
from naryad.people.rights import rights_of_roles


def read_permissions(role: Role) -> frozenset[Permission]:
    """Every one for Administrator; codes that the program no longer knows are left out."""
    (rights,) = rights_of_roles([role.pk], organization_id=role.organization_id)
    return rights.permissions


def write_permissions(
    role: Role, *, given: Collection[Permission], taken: Collection[Permission] = ()
) -> None:
    """Rows of codes that the program does not know stay untouched."""
    of_role = RolePermission.objects.filter(organization_id=role.organization_id, role=role)
    of_role.filter(permission__in=list(taken)).delete()
    RolePermission.objects.bulk_create(
        RolePermission(organization_id=role.organization_id, role=role, permission=each)
        for each in sorted(given)
    )


def read_may_give(role: Role) -> frozenset[int]:
    """Ids of living roles."""
    rows = RoleMayGive.objects.filter(
        organization_id=role.organization_id, role=role, given__deleted_at=None
    )
    return frozenset(rows.values_list("given_id", flat=True))


def write_may_give(role: Role, given_ids: Collection[int]) -> None:
    """Deleted roles keep their place in the list, for the day they come back."""
    of_role = RoleMayGive.objects.filter(organization_id=role.organization_id, role=role)
    of_role.filter(given__deleted_at=None).exclude(given_id__in=given_ids).delete()
    there = set(of_role.values_list("given_id", flat=True))
    RoleMayGive.objects.bulk_create(
        RoleMayGive(organization_id=role.organization_id, role=role, given_id=each)
        for each in sorted(set(given_ids) - there)
    )


def check_may_give(given_ids: Collection[int], *, organization_id: int) -> None:
    """Invalid unless all are living roles of the organization, and none is Administrator: that
    one is given by administrators alone, whatever any list says."""
    living = Role.objects.filter(organization_id=organization_id, deleted_at=None, pk__in=given_ids)
    fit = {role.pk for role in living if not role.is_administrator}
    if fit != set(given_ids):
        raise Invalid({"may_give_ids": gettext("Choose roles from the list.")})


def name_roles(role_ids: Collection[int], *, organization_id: int) -> list[dict[str, Any]]:
    """For history: ids with the names of the time."""
    rows = Role.objects.filter(organization_id=organization_id, pk__in=role_ids).order_by("pk")
    return [{"id": pk, "name": dict(name)} for pk, name in rows.values_list("pk", "name")]
