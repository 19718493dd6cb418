"""In which shape do screens get the areas?"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.areas.models import Area
from naryad.areas.visibility import areas_visible_to
from naryad.core.dependents import Hanging, foresee_dependents


@dataclass(frozen=True)
class AreaNode:
    """One line of the tree: `depth` from 0, its place among its siblings, how many stand below."""

    area: Area
    depth: int
    position: int
    siblings: int
    children: int

    @property
    def is_first(self) -> bool:
        return self.position == 0

    @property
    def is_last(self) -> bool:
        return self.position == self.siblings - 1


def area_tree(actor: Actor) -> list[AreaNode]:
    """Living areas, each followed by those below it, in the order of the administrators."""
    under: dict[int | None, list[Area]] = defaultdict(list)
    areas = {area.pk: area for area in areas_visible_to(actor).order_by("position", "pk")}
    for area in areas.values():
        under[area.parent_id if area.parent_id in areas else None].append(area)
    return list(_walk(under, None, depth=0))


def possible_parents(actor: Actor, area_id: int | None) -> list[AreaNode]:
    """For the choice in the form: the tree without the area itself and all below it."""
    nodes: list[AreaNode] = []
    hidden_below: int | None = None
    for node in area_tree(actor):
        if hidden_below is not None and node.depth > hidden_below:
            continue
        hidden_below = node.depth if node.area.pk == area_id else None
        if hidden_below is None:
            nodes.append(node)
    return nodes


def hanging_on_area(actor: Actor, area_id: int) -> list[Hanging]:
    """For the dialog before a deletion."""
    return foresee_dependents("area", ids=[area_id], actor=actor)


def _walk(
    under: dict[int | None, list[Area]], parent_id: int | None, *, depth: int
) -> Iterator[AreaNode]:
    siblings = under.get(parent_id, [])
    for position, area in enumerate(siblings):
        children = len(under.get(area.pk, []))
        yield AreaNode(area, depth, position, len(siblings), children)
        yield from _walk(under, area.pk, depth=depth + 1)
