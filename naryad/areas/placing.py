"""Where in the tree may an area stand, and which number does it get there?"""

from collections.abc import Mapping

from django.utils.translation import gettext

from naryad.areas.models import Area
from naryad.core.errors import Invalid
from naryad.core.trees import makes_cycle


def check_parent(areas: Mapping[int, Area], *, area_id: int | None, parent_id: int | None) -> None:
    """`areas` are the living ones. Invalid on `parent_id` when it is not among them, or when the
    area would come to stand under itself."""
    if parent_id is None:
        return
    if parent_id not in areas:
        raise Invalid({"parent_id": gettext("There is no such area any more. Choose another one.")})
    parents = {pk: area.parent_id for pk, area in areas.items()}
    if area_id is not None and makes_cycle(parents, child=area_id, parent=parent_id):
        raise Invalid({"parent_id": gettext("An area cannot stand under itself.")})


def siblings_under(
    areas: Mapping[int, Area], parent_id: int | None, *, apart_from: int | None = None
) -> list[Area]:
    """In their order; two of the same number stand in order of age."""
    under = [area for pk, area in areas.items() if area.parent_id == parent_id and pk != apart_from]
    return sorted(under, key=lambda area: (area.position, area.pk))


def place_last(areas: Mapping[int, Area], parent_id: int | None) -> int:
    under = siblings_under(areas, parent_id)
    return under[-1].position + 1 if under else 0


def place_at(
    areas: Mapping[int, Area], area: Area, *, parent_id: int | None, position: int
) -> list[Area]:
    """Put the area at a place among its new siblings, counted from 0, and renumber them; those
    whose number or parent changed are returned, to be saved."""
    order = siblings_under(areas, parent_id, apart_from=area.pk)
    order.insert(max(0, min(position, len(order))), area)
    before = area.parent_id
    area.parent_id = parent_id
    changed = [each for number, each in enumerate(order) if each.position != number]
    for number, each in enumerate(order):
        each.position = number
    if before != parent_id and area not in changed:
        changed.append(area)
    return changed
