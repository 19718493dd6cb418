"""At which place does a row stand among its own?"""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Max

R = TypeVar("R", bound=Any)


def place_last(model: type[Any], organization_id: int) -> int:
    rows = model._default_manager.filter(organization_id=organization_id)
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def arrange(rows: Sequence[R], ids: Sequence[int]) -> list[R]:
    """The rows, given in their order, that must stand elsewhere, each with its new place. Those
    whose ids are not named keep their order behind the named ones."""
    named = {row_id: place for place, row_id in enumerate(dict.fromkeys(ids))}
    order = sorted(rows, key=lambda row: named.get(row.pk, len(named)))
    if [row.pk for row in order] == [row.pk for row in rows]:
        return []
    moved = []
    for place, row in enumerate(order):
        if row.position != place:
            row.position = place
            moved.append(row)
    return moved
