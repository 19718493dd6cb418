"""How does a deleted role come back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_return
from naryad.history.recording import Change, record
from naryad.people.models import PersonRole
from naryad.people.role_contents import read_permissions
from naryad.people.role_limits import refuse_beyond
from naryad.people.role_locking import lock_role, lock_role_names
from naryad.people.visibility import roles_visible_to


@transaction.atomic
def restore_role(role_id: int, *, by: Actor, at: datetime) -> int:
    """With what it allowed, and with nobody who holds it. NameTaken, BeyondYourRights."""
    by.require(Permission.EDIT_ROLES)
    lock_role_names(by.organization_id)
    role = lock_role(role_id, by=by, is_deleted=True)
    refuse_beyond(read_permissions(role), by=by)
    refuse_taken_return(roles_visible_to(by), role.name)
    # Somebody may have been given it in the very moment of its deletion.
    PersonRole.objects.filter(organization_id=by.organization_id, role=role).delete()
    role.deleted_at = None
    role.version += 1
    role.save()
    record([Change("role.restored", "role", role.pk)], by=by, at=at)
    return role_id
