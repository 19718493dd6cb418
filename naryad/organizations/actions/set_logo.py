"""How does an organization get its logo, and lose it?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.files.actions import drop_files, store_image
from naryad.history.recording import Change, record
from naryad.organizations.locking import lock_organization


@transaction.atomic
def set_logo(upload: bytes, *, name: str, by: Actor, at: datetime) -> str:
    """The key of the stored picture. UnfitPicture (at the field `upload`), StorageFull."""
    by.require(Permission.EDIT_ORGANIZATION)
    pk = by.organization_id
    logo = store_image(upload, name=name, owner_noun="organization", owner_id=pk, by=by, at=at)
    organization = lock_organization(by)
    drop_files("organization", [pk], apart_from=[logo.pk], by=by, at=at)
    had_one = bool(organization.logo_key)
    organization.logo_key = logo.key
    organization.save(update_fields=["logo_key"])
    changes = {"logo": {"old": had_one, "new": True}}
    record([Change("organization.logo_set", "organization", pk, changes)], by=by, at=at)
    return logo.key


@transaction.atomic
def drop_logo(*, by: Actor, at: datetime) -> None:
    by.require(Permission.EDIT_ORGANIZATION)
    organization = lock_organization(by)
    if not organization.logo_key:
        return
    drop_files("organization", [organization.pk], by=by, at=at)
    organization.logo_key = ""
    organization.save(update_fields=["logo_key"])
    changes = {"logo": {"old": True, "new": False}}
    dropped = Change("organization.logo_dropped", "organization", organization.pk, changes)
    record([dropped], by=by, at=at)
