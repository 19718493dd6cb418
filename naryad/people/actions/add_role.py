"""How does a new role come about?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.history.recording import Change, compare, record
from naryad.people.models import Role
from naryad.people.role_contents import (
    check_may_give,
    name_roles,
    write_may_give,
    write_permissions,
)
from naryad.people.role_events import describe_role, granted_and_taken
from naryad.people.role_input import RoleInput, check_role
from naryad.people.role_limits import MayGiveByAdministrators, refuse_beyond
from naryad.people.role_locking import lock_role_names
from naryad.people.visibility import roles_visible_to


@transaction.atomic
def add_role(new: RoleInput, *, by: Actor, at: datetime) -> int:
    """The id of the role. BeyondYourRights: it would allow more than its maker holds; Invalid: a
    bad or taken name."""
    by.require(Permission.EDIT_ROLES)
    check_role(new)
    refuse_beyond(new.permissions, by=by)
    if new.may_give_ids and not by.is_administrator:
        raise MayGiveByAdministrators
    check_may_give(new.may_give_ids or (), organization_id=by.organization_id)
    lock_role_names(by.organization_id)
    refuse_taken_label(roles_visible_to(by), new.name)
    role = Role.objects.create(
        organization_id=by.organization_id,
        name=new.name,
        description=new.description,
        is_for_customers=new.is_for_customers,
    )
    write_permissions(role, given=new.permissions)
    write_may_give(role, new.may_give_ids or ())
    described = describe_role(role)
    if new.may_give_ids:
        described["may_give"] = name_roles(new.may_give_ids, organization_id=by.organization_id)
    added = Change("role.added", "role", role.pk, compare({}, described))
    granted = granted_and_taken(role, given=new.permissions, taken=())
    record([added, *granted], by=by, at=at)
    return role.pk
