"""Which area does every new person and object get?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.describing import name_area
from naryad.areas.locking import lock_areas, take_visible
from naryad.history.recording import Change, record


@transaction.atomic
def set_default_area(area_id: int, *, by: Actor, at: datetime) -> int:
    """The mark moves; an organization always has one default area."""
    by.require(Permission.EDIT_AREAS)
    areas = lock_areas(by.organization_id)
    area = take_visible(areas, area_id, by=by)
    if area.is_default:
        return area_id
    before = next(each for each in areas.values() if each.is_default)
    before.is_default = False
    before.save(update_fields=["is_default"])
    area.is_default = True
    area.save(update_fields=["is_default"])
    changes = {"default_area": {"old": name_area(before), "new": name_area(area)}}
    record([Change("area.made_default", "area", area_id, changes)], by=by, at=at)
    return area_id
