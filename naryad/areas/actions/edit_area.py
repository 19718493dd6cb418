"""How do an area's names and parent change?"""

from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.describing import describe_area
from naryad.areas.input import AreaInput, check_area
from naryad.areas.locking import living, lock_areas, take_visible
from naryad.areas.models import Area
from naryad.areas.placing import check_parent, place_last
from naryad.areas.visibility import areas_visible_to
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record


@transaction.atomic
def edit_area(
    area_id: int, new: AreaInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Under another parent it stands last. Stale when somebody saved since `seen_version`."""
    by.require(Permission.EDIT_AREAS)
    check_area(new)
    everything = lock_areas(by.organization_id)
    area, areas = take_visible(everything, area_id, by=by), living(everything)
    before, mine, current = describe_area(area, areas), _form(new), _form(area)
    if mine == current:
        return area_id
    refuse_stale(
        seen_version=seen_version, current_version=area.version, mine=mine, current=current
    )
    check_parent(areas, area_id=area_id, parent_id=new.parent_id)
    refuse_taken_label(areas_visible_to(by).exclude(pk=area_id), new.name)
    if area.parent_id != new.parent_id:
        area.position = place_last(areas, new.parent_id)
    area.name, area.description, area.parent_id = new.name, new.description, new.parent_id
    changes = compare(before, describe_area(area, areas))
    area.version += 1
    area.save()
    record([Change("area.edited", "area", area_id, changes)], by=by, at=at)
    return area_id


def _form(area: Area | AreaInput) -> dict[str, Any]:
    return {
        "name": dict(area.name),
        "description": dict(area.description),
        "parent_id": area.parent_id,
    }
