"""What becomes of objects and equipment when an area, a type, a skill or a company goes?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import F

from naryad.assets.models import Asset, AssetArea
from naryad.assets.settling import settle_assets
from naryad.history.models import Event
from naryad.history.recording import Change


def move_assets(column: str, organization_id: int, ids: Sequence[int], to: int) -> list[Change]:
    rows = Asset.objects.filter(organization_id=organization_id, **{f"{column}__in": ids})
    held = dict(rows.values_list("pk", column))
    rows.update(**{column: to}, version=F("version") + 1)
    field = "type_id" if column == "type_id" else "class_id"
    return [
        Change("asset.edited", "asset", pk, {field: {"old": {"id": old}, "new": {"id": to}}})
        for pk, old in held.items()
    ]


def move_links(
    table: Any, noun: str, organization_id: int, ids: Sequence[int], to: int
) -> list[Change]:
    """Each asset keeps one link to `to` in place of those to `ids`."""
    mine = table.objects.filter(organization_id=organization_id)
    own = {"is_own": True} if table is AssetArea else {}
    moving = mine.filter(**{f"{noun}_id__in": ids}, **own)
    assets = set(moving.values_list("asset_id", flat=True))
    there = mine.filter(**{f"{noun}_id": to}, asset_id__in=assets)
    there.update(**own) if own else None
    kept = set(there.values_list("asset_id", flat=True))
    first: dict[int, int] = {}
    for link_id, asset_id in moving.order_by("pk").values_list("pk", "asset_id"):
        if asset_id not in kept:
            first.setdefault(asset_id, link_id)
    moving.exclude(pk__in=first.values()).delete()
    mine.filter(pk__in=first.values()).update(**{f"{noun}_id": to})
    if table is AssetArea:
        settle_assets(assets, organization_id=organization_id)
    field = f"{noun}_ids"
    old = [{"id": each} for each in ids]
    return [
        Change("asset.edited", "asset", pk, {field: {"old": old, "new": [{"id": to}]}})
        for pk in sorted(assets)
    ]


_WITH_COMPANY = "asset.withdrawn_with_company"


def withdraw_with_company(organization_id: int, ids: Sequence[int], _at: datetime) -> list[Change]:
    """Nobody asks for service of what a deleted company owns."""
    rows = Asset.objects.filter(
        organization_id=organization_id, company_id__in=ids, is_published=True, deleted_at=None
    )
    withdrawn = list(rows.order_by("pk").values_list("pk", flat=True))
    rows.update(is_published=False, version=F("version") + 1)
    return [Change(_WITH_COMPANY, "asset", pk) for pk in withdrawn]


def publish_with_company(
    organization_id: int, ids: Sequence[int], deleted_at: datetime
) -> list[Change]:
    """What went with the company at that moment, and has stayed so."""
    went = Event.objects.filter(
        organization_id=organization_id, subject="asset", kind=_WITH_COMPANY, at=deleted_at
    )
    rows = Asset.objects.filter(
        organization_id=organization_id,
        company_id__in=ids,
        is_published=False,
        pk__in=went.values("subject_id"),
    )
    back = list(rows.order_by("pk").values_list("pk", flat=True))
    rows.update(is_published=True, version=F("version") + 1)
    return [Change("asset.published", "asset", pk) for pk in back]
