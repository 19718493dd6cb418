"""How does one change to the tree of areas wait for another?"""

from naryad.access.actor import Actor
from naryad.areas.models import Area
from naryad.areas.visibility import areas_visible_to
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock


def lock_areas(organization_id: int) -> dict[int, Area]:
    """All areas of the organization, the deleted too, by id. There are few of them, and most
    rules (cycles, names, the one default) are about the whole tree."""
    # Links that are just being made need the key alone; waiting for them could end in a deadlock.
    hold_lock(f"areas/{organization_id}")
    areas = Area.objects.select_for_update(no_key=True).filter(organization_id=organization_id)
    return {area.pk: area for area in areas.order_by("pk")}


def take_visible(
    areas: dict[int, Area], area_id: int, *, by: Actor, is_deleted: bool = False
) -> Area:
    """The locked area, living or deleted as asked; NotVisible when the actor cannot see it so."""
    visible = areas_visible_to(by, with_deleted=is_deleted).filter(pk=area_id)
    area = areas.get(area_id)
    if area is None or (area.deleted_at is not None) != is_deleted or not visible.exists():
        raise NotVisible
    return area


def living(areas: dict[int, Area]) -> dict[int, Area]:
    return {pk: area for pk, area in areas.items() if area.deleted_at is None}
