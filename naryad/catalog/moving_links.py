"""What becomes of links between entries when one of them goes?"""

from collections.abc import Sequence

from naryad.catalog.models import AssetTypeWorkType
from naryad.history.recording import Change


def move_types(organization_id: int, ids: Sequence[int], to: int) -> list[Change]:
    """Each type keeps one link to `to` in place of those to `ids`."""
    mine = AssetTypeWorkType.objects.filter(organization_id=organization_id)
    moving = mine.filter(work_type_id__in=ids)
    types = sorted(set(moving.values_list("asset_type_id", flat=True)))
    there = set(mine.filter(work_type_id=to).values_list("asset_type_id", flat=True))
    moving.delete()
    AssetTypeWorkType.objects.bulk_create(
        AssetTypeWorkType(organization_id=organization_id, asset_type_id=pk, work_type_id=to)
        for pk in types
        if pk not in there
    )
    changed = {"old": [{"id": each} for each in ids], "new": [{"id": to}]}
    return [
        Change("asset_type.edited", "asset_type", pk, {"work_type_ids": changed}) for pk in types
    ]
