"""Which areas, skills and work types are assets linked to, and how does that change?"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.assets.models import Asset, AssetArea, AssetSkill, AssetWorkType
from naryad.catalog.visibility import skills_visible_to, work_types_visible_to
from naryad.core.bulk import insert_cells


@dataclass(frozen=True)
class Linked:
    """`field` of the input, the table of links, its column, and what of the targets is seen."""

    field: str
    table: Any
    column: str
    visible_to: Callable[[Actor], QuerySet[Any]]

    def rows(self, organization_id: int) -> QuerySet[Any]:
        """Areas that come from above are nobody's to edit."""
        own = {"is_own": True} if self.table is AssetArea else {}
        rows: QuerySet[Any] = self.table.objects.filter(organization_id=organization_id, **own)
        return rows


LINKED = (
    Linked("area_ids", AssetArea, "area_id", areas_visible_to),
    Linked("skill_ids", AssetSkill, "skill_id", skills_visible_to),
    Linked("work_type_ids", AssetWorkType, "work_type_id", work_types_visible_to),
)
Held = Mapping[str, frozenset[int]]


def read_links(
    ids: Collection[int], *, organization_id: int
) -> dict[int, dict[str, frozenset[int]]]:
    """Asset → field → ids, in a query for each sort of link."""
    held: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for each in LINKED:
        rows = each.rows(organization_id).filter(asset_id__in=ids)
        for asset_id, target_id in rows.values_list("asset_id", each.column):
            held[asset_id][each.field].add(target_id)
    return {
        asset_id: {each.field: frozenset(held[asset_id][each.field]) for each in LINKED}
        for asset_id in ids
    }


def write_links(
    assets: Iterable[Asset], *, before: Mapping[int, Held], after: Mapping[int, Held]
) -> None:
    """After the assets themselves, since links carry columns of theirs."""
    assets = list(assets)
    for each in LINKED:
        for asset in assets:
            gone = before[asset.pk][each.field] - after[asset.pk][each.field]
            if gone:
                _drop(each, asset, gone)
        _add(each, assets, before, after)


def _drop(each: Linked, asset: Asset, gone: Collection[int]) -> None:
    rows = each.rows(asset.organization_id).filter(asset_id=asset.pk)
    rows.filter(**{f"{each.column}__in": gone}).delete()


def _add(
    each: Linked, assets: Collection[Asset], before: Mapping[int, Held], after: Mapping[int, Held]
) -> None:
    new = [
        (asset, target_id)
        for asset in assets
        for target_id in sorted(after[asset.pk][each.field] - before[asset.pk][each.field])
    ]
    rows = [_make(each, asset, target_id) for asset, target_id in new]
    if each.table is AssetArea:
        # What came from above becomes the asset's own.
        each.table.objects.bulk_create(
            [each.table(**row) for row in rows],
            update_conflicts=True,
            unique_fields=["organization", "asset", "area"],
            update_fields=["is_own"],
        )
    else:
        insert_cells(each.table, rows)


def _make(each: Linked, asset: Asset, target_id: int) -> dict[str, Any]:
    columns: dict[str, Any] = {each.column: target_id}
    if each.table is AssetArea:
        columns |= {
            "is_own": True,
            "is_living": asset.deleted_at is None,
            "is_published": asset.is_published,
            "sort_key": asset.sort_key,
        }
    return {"organization_id": asset.organization_id, "asset_id": asset.pk, **columns}
