"""What becomes of templates of objects when an area or a line of a directory goes?"""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from naryad.assets.models import AssetTemplate
from naryad.history.recording import Change

_EDITED = "asset_template.edited"


def move_templates(column: str, organization_id: int, ids: Sequence[int], to: int) -> list[Change]:
    """`column`: of the template itself."""
    mine = AssetTemplate.objects.filter(organization_id=organization_id)
    rows = mine.filter(**{f"{column}__in": ids})
    held = dict(rows.order_by("pk").values_list("pk", column))
    rows.update(**{column: to}, version=F("version") + 1)
    field = column.removeprefix("asset_")
    return [
        Change(_EDITED, "asset_template", pk, {field: {"old": {"id": old}, "new": {"id": to}}})
        for pk, old in held.items()
    ]


def move_template_links(
    table: Any, noun: str, organization_id: int, ids: Sequence[int], to: int
) -> list[Change]:
    """Each template keeps one link to `to` in place of those to `ids`."""
    mine = table.objects.filter(organization_id=organization_id)
    moving = mine.filter(**{f"{noun}_id__in": ids})
    templates = sorted(set(moving.values_list("template_id", flat=True)))
    there = set(mine.filter(**{f"{noun}_id": to}).values_list("template_id", flat=True))
    moving.delete()
    table.objects.bulk_create(
        table(organization_id=organization_id, template_id=pk, **{f"{noun}_id": to})
        for pk in templates
        if pk not in there
    )
    rows = AssetTemplate.objects.filter(organization_id=organization_id, pk__in=templates)
    rows.update(version=F("version") + 1)
    changed = {"old": [{"id": each} for each in ids], "new": [{"id": to}]}
    return [Change(_EDITED, "asset_template", pk, {f"{noun}_ids": changed}) for pk in templates]
