"""What happens to an area that is no longer served, and to all that hangs on it?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.describing import name_area
from naryad.areas.locking import living, lock_areas, take_visible
from naryad.areas.models import Area
from naryad.areas.placing import place_last
from naryad.core.dependents import release_dependents
from naryad.core.errors import Invalid, Refusal
from naryad.history.recording import Change, record


class DefaultAreaStays(Refusal):
    message = _("New people and objects get this area. Make another one the default first.")


@transaction.atomic
def delete_area(area_id: int, *, reassign_to: int | None, by: Actor, at: datetime) -> int:
    """Areas below it move up one step. Whatever else hangs on it moves to `reassign_to`; without
    one, InUse says what would be left hanging (beforehand: `hanging_on_area`)."""
    by.require(Permission.EDIT_AREAS)
    everything = lock_areas(by.organization_id)
    area, areas = take_visible(everything, area_id, by=by), living(everything)
    if area.is_default:
        raise DefaultAreaStays
    target = _target(areas, area_id=area_id, reassign_to=reassign_to)
    released = release_dependents("area", ids=[area_id], to=reassign_to, actor=by)
    raised = _raise_children(areas, area)
    area.deleted_at = at
    area.version += 1
    area.save()
    changes = {} if target is None else {"moved_to": {"old": None, "new": name_area(target)}}
    deleted = Change("area.deleted", "area", area_id, changes)
    record([deleted, *raised, *released], by=by, at=at)
    return area_id


def _target(areas: dict[int, Area], *, area_id: int, reassign_to: int | None) -> Area | None:
    if reassign_to is None:
        return None
    if reassign_to == area_id or reassign_to not in areas:
        raise Invalid({"reassign_to": gettext("Choose another area from the list.")})
    return areas[reassign_to]


def _raise_children(areas: dict[int, Area], area: Area) -> list[Change]:
    above = areas.get(area.parent_id) if area.parent_id else None
    changes = {"parent": {"old": name_area(area), "new": name_area(above)}}
    raised = []
    for child in [each for each in areas.values() if each.parent_id == area.pk]:
        child.position = place_last(areas, area.parent_id)
        child.parent_id = area.parent_id
        child.version += 1
        child.save()
        raised.append(Change("area.moved", "area", child.pk, changes))
    return raised
