"""What becomes of types of tickets when an area or a work type goes?"""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from naryad.history.recording import Change
from naryad.tickets.models import TicketType


def move_links(
    table: Any, noun: str, organization_id: int, ids: Sequence[int], to: int
) -> list[Change]:
    """Each type keeps one link to `to` in place of those to `ids`."""
    mine = table.objects.filter(organization_id=organization_id)
    column = f"{noun}_id"
    moving = mine.filter(**{f"{column}__in": ids})
    types = sorted(set(moving.values_list("type_id", flat=True)))
    kept = set(mine.filter(**{column: to}, type_id__in=types).values_list("type_id", flat=True))
    moving.delete()
    table.objects.bulk_create(
        table(organization_id=organization_id, type_id=type_id, **{column: to})
        for type_id in types
        if type_id not in kept
    )
    rows = TicketType.objects.filter(organization_id=organization_id, pk__in=types)
    rows.update(version=F("version") + 1)
    change = {"old": [{"id": each} for each in ids], "new": [{"id": to}]}
    return [
        Change("ticket_type.edited", "ticket_type", type_id, {f"{noun}_ids": dict(change)})
        for type_id in types
    ]
