"""How does history name an area and what is known about it?"""

from collections.abc import Mapping
from typing import Any

from naryad.areas.models import Area


def describe_area(area: Area, areas: Mapping[int, Area]) -> dict[str, Any]:
    """The fields that a form edits, with the names of the time."""
    return {
        "name": dict(area.name),
        "description": dict(area.description),
        "parent": name_area(areas.get(area.parent_id) if area.parent_id else None),
    }


def name_area(area: Area | None) -> dict[str, Any] | None:
    return None if area is None else {"id": area.pk, "name": dict(area.name)}
