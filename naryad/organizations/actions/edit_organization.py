"""How do the names, the face and the habits of an organization change?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.organizations.describing import describe_organization
from naryad.organizations.input import OrganizationInput
from naryad.organizations.locking import lock_organization


@transaction.atomic
def edit_organization(
    new: OrganizationInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Of the actor's own organization, but for its host, which is the operator's. Raises Stale."""
    by.require(Permission.EDIT_ORGANIZATION)
    organization = lock_organization(by)
    mine, current = describe_organization(new), describe_organization(organization)
    if mine == current:
        return organization.pk
    refuse_stale(
        seen_version=seen_version,
        current_version=organization.version,
        mine=mine,
        current=current,
    )
    for name in mine:
        setattr(organization, name, getattr(new, name))
    organization.version += 1
    organization.save()
    edited = Change("organization.edited", "organization", organization.pk, compare(current, mine))
    record([edited], by=by, at=at)
    return organization.pk
