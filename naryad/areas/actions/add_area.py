"""How does a new area come into the tree?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.describing import describe_area
from naryad.areas.input import AreaInput, check_area
from naryad.areas.locking import living, lock_areas
from naryad.areas.models import Area
from naryad.areas.placing import check_parent, place_last
from naryad.areas.visibility import areas_visible_to
from naryad.core.names import refuse_taken_label
from naryad.history.recording import Change, compare, record


@transaction.atomic
def add_area(new: AreaInput, *, by: Actor, at: datetime) -> int:
    """The id of the area, last among its siblings. Invalid: a bad or taken name, no such parent."""
    by.require(Permission.EDIT_AREAS)
    check_area(new)
    areas = living(lock_areas(by.organization_id))
    check_parent(areas, area_id=None, parent_id=new.parent_id)
    refuse_taken_label(areas_visible_to(by), new.name)
    area = Area.objects.create(
        organization_id=by.organization_id,
        name=new.name,
        description=new.description,
        parent_id=new.parent_id,
        position=place_last(areas, new.parent_id),
    )
    changes = compare({}, describe_area(area, areas))
    record([Change("area.added", "area", area.pk, changes)], by=by, at=at)
    return area.pk
