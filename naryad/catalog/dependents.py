"""What of the directories hangs on other directories?"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from naryad.catalog.models import AssetType, AssetTypeWorkType
from naryad.core.dependents import Dependent, declare_dependent
from naryad.history.recording import Change


def declare_dependents() -> None:
    """Called once, when the program starts."""
    declare_dependent(
        Dependent("work_type", _("types of objects"), _count_types, reassign=_move_types)
    )


def _count_types(organization_id: int, ids: Sequence[int]) -> int:
    living = AssetType.objects.filter(organization_id=organization_id, deleted_at=None)
    links = AssetTypeWorkType.objects.filter(work_type_id__in=ids, asset_type__in=living)
    return links.values("asset_type_id").distinct().count()


def _move_types(organization_id: int, ids: Sequence[int], to: int) -> list[Change]:
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
