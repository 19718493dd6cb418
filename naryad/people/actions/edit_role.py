"""How do the names and the rights of a role change?"""

from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.people.models import Role
from naryad.people.role_contents import (
    check_may_give,
    name_roles,
    read_may_give,
    read_permissions,
    write_may_give,
    write_permissions,
)
from naryad.people.role_events import describe_role, granted_and_taken
from naryad.people.role_input import RoleInput, check_role
from naryad.people.role_limits import AdministratorStays, MayGiveByAdministrators, refuse_beyond
from naryad.people.role_locking import lock_role, lock_role_names
from naryad.people.visibility import roles_visible_to


@transaction.atomic
def edit_role(
    role_id: int, new: RoleInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Acts at once on all who hold the role. Only what the actor holds may be granted or taken
    (BeyondYourRights); only administrators change the "may give" list; of Administrator an
    administrator may change the name alone (AdministratorStays). Stale, Invalid."""
    by.require(Permission.EDIT_ROLES)
    check_role(new)
    lock_role_names(by.organization_id)
    role = lock_role(role_id, by=by)
    held, may_give = read_permissions(role), read_may_give(role)
    new_may_give = may_give if new.may_give_ids is None else new.may_give_ids
    mine, current = _form(new, new.permissions, new_may_give), _form(role, held, may_give)
    if mine == current:
        return role_id
    refuse_stale(
        seen_version=seen_version, current_version=role.version, mine=mine, current=current
    )
    given, taken = new.permissions - held, held - new.permissions
    _refuse_administrator(role, new, given | taken, may_give ^ new_may_give, by=by)
    refuse_beyond(given | taken, by=by)
    if may_give != new_may_give:
        if not by.is_administrator:
            raise MayGiveByAdministrators
        check_may_give(new_may_give - may_give, organization_id=by.organization_id)
    refuse_taken_label(roles_visible_to(by).exclude(pk=role_id), new.name)
    before = describe_role(role)
    role.name, role.description = new.name, new.description
    role.is_for_customers = new.is_for_customers
    role.version += 1
    role.save()
    write_permissions(role, given=given, taken=taken)
    write_may_give(role, new_may_give)
    changes = compare(before, describe_role(role))
    if may_give != new_may_give:
        changes["may_give"] = {
            "old": name_roles(may_give, organization_id=by.organization_id),
            "new": name_roles(new_may_give, organization_id=by.organization_id),
        }
    edited = [Change("role.edited", "role", role_id, changes)] if changes else []
    record([*edited, *granted_and_taken(role, given=given, taken=taken)], by=by, at=at)
    return role_id


def _refuse_administrator(
    role: Role,
    new: RoleInput,
    permissions: frozenset[Permission],
    may_give: frozenset[int],
    *,
    by: Actor,
) -> None:
    if not role.is_administrator:
        return
    if permissions or may_give or new.is_for_customers or not by.is_administrator:
        raise AdministratorStays


def _form(
    role: Role | RoleInput, permissions: frozenset[Permission], may_give: frozenset[int]
) -> dict[str, Any]:
    return {
        "name": dict(role.name),
        "description": dict(role.description),
        "is_for_customers": role.is_for_customers,
        "permissions": sorted(permissions),
        "may_give_ids": sorted(may_give),
    }
