"""How does a deleted area come back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.locking import living, lock_areas, take_visible
from naryad.areas.placing import place_last
from naryad.areas.visibility import areas_visible_to
from naryad.core.names import refuse_taken_return
from naryad.history.recording import Change, record


@transaction.atomic
def restore_area(area_id: int, *, by: Actor, at: datetime) -> int:
    """Under its parent of then, if that still lives, else at the top; with nothing hanging on it.

    NameTaken when a living area bears its name by now.
    """
    by.require(Permission.EDIT_AREAS)
    everything = lock_areas(by.organization_id)
    area, areas = take_visible(everything, area_id, by=by, is_deleted=True), living(everything)
    refuse_taken_return(areas_visible_to(by), area.name)
    if area.parent_id not in areas:
        area.parent_id = None
    area.position = place_last(areas, area.parent_id)
    area.deleted_at = None
    area.version += 1
    area.save()
    record([Change("area.restored", "area", area_id)], by=by, at=at)
    return area_id
