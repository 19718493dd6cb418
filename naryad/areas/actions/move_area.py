"""How does an area get another place in the tree?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.describing import name_area
from naryad.areas.locking import living, lock_areas, take_visible
from naryad.areas.models import Area
from naryad.areas.placing import check_parent, place_at
from naryad.history.recording import Change, compare, record


@transaction.atomic
def move_area(
    area_id: int, *, parent_id: int | None, position: int, by: Actor, at: datetime
) -> int:
    """`position` counts from 0 among the new siblings; beyond the last means last.

    The version stays: a place is not what somebody else's open form edits.
    """
    by.require(Permission.EDIT_AREAS)
    everything = lock_areas(by.organization_id)
    area, areas = take_visible(everything, area_id, by=by), living(everything)
    check_parent(areas, area_id=area_id, parent_id=parent_id)
    before = _place(area, areas)
    moved = place_at(areas, area, parent_id=parent_id, position=position)
    if not moved:
        return area_id
    Area.objects.bulk_update(moved, ["parent", "position"])
    changes = compare(before, _place(area, areas))
    record([Change("area.moved", "area", area_id, changes)], by=by, at=at)
    return area_id


def _place(area: Area, areas: dict[int, Area]) -> dict[str, object]:
    parent = areas.get(area.parent_id) if area.parent_id else None
    return {"parent": name_area(parent), "position": area.position}
