"""What happens to a design of labels that nobody prints any more?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.recording import Change, record
from naryad.stickers.locking import lock_designs, take_design


@transaction.atomic
def delete_design(design_id: int, *, by: Actor, at: datetime) -> int:
    """Labels that were printed stay what they are."""
    by.require(Permission.EDIT_CODES)
    lock_designs(by.organization_id)
    design = take_design(design_id, by=by)
    design.deleted_at = at
    design.version += 1
    design.save()
    record([Change("sticker_design.deleted", "sticker_design", design_id)], by=by, at=at)
    return design_id
