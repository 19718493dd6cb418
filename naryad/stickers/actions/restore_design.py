"""How does a deleted design of labels come back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_return
from naryad.history.recording import Change, record
from naryad.stickers.locking import lock_designs, take_design
from naryad.stickers.visibility import designs_visible_to


@transaction.atomic
def restore_design(design_id: int, *, by: Actor, at: datetime) -> int:
    """NameTaken when a living design bears its name by now."""
    by.require(Permission.EDIT_CODES)
    lock_designs(by.organization_id)
    design = take_design(design_id, by=by, is_deleted=True)
    refuse_taken_return(designs_visible_to(by), design.name)
    design.deleted_at = None
    design.version += 1
    design.save()
    record([Change("sticker_design.restored", "sticker_design", design_id)], by=by, at=at)
    return design_id
