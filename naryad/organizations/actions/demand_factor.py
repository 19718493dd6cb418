"""How does an organization come to demand a second factor from its administrators?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted
from naryad.history.recording import Change, compare, record
from naryad.organizations.locking import lock_organization


@transaction.atomic
def demand_factor(is_demanded: bool, *, by: Actor, at: datetime) -> bool:
    """Administrators alone, since it binds them alone: nobody else may disarm them. Whoever has
    none is led to set one up by every door from now on. Returns whether anything changed."""
    by.require(Permission.EDIT_ORGANIZATION)
    if not by.is_administrator:
        raise NotPermitted
    organization = lock_organization(by)
    before = organization.administrators_need_factor
    if before == is_demanded:
        return False
    organization.administrators_need_factor = is_demanded
    organization.version += 1
    organization.save(update_fields=["administrators_need_factor", "version"])
    changes = compare(
        {"administrators_need_factor": before}, {"administrators_need_factor": is_demanded}
    )
    changed = Change("organization.sign_in_edited", "organization", organization.pk, changes)
    record([changed], by=by, at=at)
    return True
