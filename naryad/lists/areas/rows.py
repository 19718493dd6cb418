"""What does a list show of each area on a page, and where does it stand?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.areas.models import Area
from naryad.areas.queries import AreaNode
from naryad.areas.visibility import areas_visible_to
from naryad.lists.areas.counting import count_people_in_areas
from naryad.lists.linked import Linked


@dataclass(frozen=True, slots=True)
class AreaRow:
    """`above`: the names of the areas that it stands under, the topmost first. `depth`: how many
    of them stand over it on the page, each right above its own tree."""

    area: Area
    above: Sequence[str]
    depth: int
    linked: Linked

    @property
    def id(self) -> int:
        return self.area.pk


def read_areas(ids: Sequence[int], *, actor: Actor, tree: Sequence[AreaNode]) -> list[AreaRow]:
    """In their order, in two queries."""
    found = areas_visible_to(actor, with_deleted=True).in_bulk(ids)
    areas = [found[each] for each in ids if each in found]
    living = {node.area.pk: node.area for node in tree}
    linked = count_people_in_areas(actor)
    return [
        AreaRow(area, _names_above(area, living), depth, linked.get(area.pk, Linked()))
        for area, depth in zip(areas, _depths(areas, list(living)), strict=True)
    ]


def _names_above(area: Area, living: Mapping[int, Area]) -> list[str]:
    names: list[str] = []
    parent = living.get(area.parent_id or 0)
    while parent is not None:
        names.insert(0, str(parent.name))
        parent = living.get(parent.parent_id or 0)
    return names


def _depths(areas: Sequence[Area], order: Sequence[int]) -> Iterator[int]:
    """Where rows of the tree are missing or stand otherwise, nothing is indented: that would
    tell of a tree that is not there. Deleted areas have left it."""
    stands = _stands_as_tree([area.pk for area in areas], order)
    open_above: list[int] = []
    for area in areas:
        while open_above and open_above[-1] != area.parent_id:
            open_above.pop()
        yield len(open_above)
        if stands and area.deleted_at is None:
            open_above.append(area.pk)


def _stands_as_tree(ids: Sequence[int], order: Sequence[int]) -> bool:
    """Whether the living ones among them follow each other as in the tree, none left out."""
    living = set(order)
    shown = [each for each in ids if each in living]
    begin = order.index(shown[0]) if shown else 0
    return shown == order[begin : begin + len(shown)]
