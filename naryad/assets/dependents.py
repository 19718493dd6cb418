"""What of objects and equipment hangs on areas, companies and directories?"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.assets.locking import lock_tree
from naryad.assets.models import Asset, AssetArea, AssetScan, AssetSkill, AssetWorkType
from naryad.assets.moving_links import (
    move_assets,
    move_links,
    publish_with_company,
    withdraw_with_company,
)
from naryad.assets.settling import settle_assets
from naryad.assets.visibility import assets_visible_to
from naryad.companies.moving_columns import ColumnMover
from naryad.core.dependents import Dependent, declare_dependent
from naryad.people.moving_people import PersonMover

_WITHDRAWN = _("are withdrawn from publication until the company is restored.")
_LINKS = {"area": AssetArea, "skill": AssetSkill, "work_type": AssetWorkType}
_COLUMNS = {"asset_type": "type_id", "asset_class": "asset_class_id", "company": "company_id"}


def _count(column: str, organization_id: int, ids: Sequence[int]) -> int:
    where = {"organization_id": organization_id, f"{column}__in": ids, "deleted_at": None}
    return Asset.objects.filter(**where).count()


# All that has the company from above follows, and is told of as it was beforehand.
_MOVER = ColumnMover(
    Asset,
    "asset",
    column="own_company_id",
    count=partial(_count, "company_id"),
    settle=settle_assets,
)


def declare_dependents() -> None:
    """Called once, when the program starts."""
    words = _("objects and equipment")
    for noun, table in _LINKS.items():
        declare_dependent(
            Dependent(
                noun,
                words,
                partial(_count_links, table, noun),
                blocks_delete=noun == "area",
                reassign=partial(move_links, table, noun),
                lock=lock_tree,
                seen=partial(_count_linked_seen, table, noun),
            )
        )
    for noun, column in _COLUMNS.items():
        reassign = None if noun == "company" else partial(move_assets, column)
        blocks = noun == "asset_type"
        count = partial(_count, column)
        declare_dependent(
            Dependent(
                noun,
                words,
                count,
                blocks_delete=blocks,
                reassign=reassign,
                consequence=_WITHDRAWN if noun == "company" else "",
                on_delete=withdraw_with_company if noun == "company" else None,
                on_restore=publish_with_company if noun == "company" else None,
                mover=_MOVER if noun == "company" else None,
                key="assets" if noun == "company" else "",
                lock=lock_tree,
                seen=partial(_count_seen, column),
            )
        )
    _declare_scans()


def _declare_scans() -> None:
    """Who has scanned a code sees its object; of two cards of one person both do."""
    mover = PersonMover(AssetScan)
    words = _("scanned codes")
    declare_dependent(Dependent("person", words, mover.count, mover=mover, key="scans"))


def _count_seen(column: str, actor: Actor, ids: Sequence[int]) -> int:
    return assets_visible_to(actor).filter(**{f"{column}__in": ids}).count()


def _count_links(table: Any, noun: str, organization_id: int, ids: Sequence[int]) -> int:
    links = _links(table, noun, organization_id, ids)
    return int(links.values("asset_id").distinct().count())


def _count_linked_seen(table: Any, noun: str, actor: Actor, ids: Sequence[int]) -> int:
    links = _links(table, noun, actor.organization_id, ids)
    assets = assets_visible_to(actor, with_deleted=True)
    return assets.filter(pk__in=links.values("asset_id")).count()


def _links(table: Any, noun: str, organization_id: int, ids: Sequence[int]) -> Any:
    links = table.objects.filter(organization_id=organization_id, **{f"{noun}_id__in": ids})
    if table is AssetArea:
        return links.filter(is_living=True, is_own=True)
    return links
