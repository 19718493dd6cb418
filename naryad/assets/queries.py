"""What stands around an asset, as far as somebody sees it?"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet

from naryad.access.actor import Actor
from naryad.access.arms import sees_everything
from naryad.assets.describing import values_of
from naryad.assets.linking import read_links
from naryad.assets.models import Asset
from naryad.assets.settling import count_below
from naryad.assets.visibility import ARMS, assets_visible_to


class _IsAmong(Func):
    """(number, array): whether it is one of them."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def children_of(actor: Actor, asset_id: int | None) -> QuerySet[Asset]:
    """What the reader sees right below; without an asset, what stands at the top."""
    return assets_visible_to(actor).filter(parent_id=asset_id)


def orphans_below(actor: Actor, asset_id: int | None) -> QuerySet[Asset]:
    """What the reader sees somewhere below, with nothing but hidden ones between: it stands under
    "…". Without an asset: what has only hidden ones above it."""
    visible = assets_visible_to(actor)
    between = visible.filter(_IsAmong(F("pk"), OuterRef("above")))
    if asset_id is None:
        below = visible.filter(parent_id__isnull=False)
    else:
        below = visible.filter(above__contains=[asset_id]).exclude(parent_id=asset_id)
        between = between.filter(above__contains=[asset_id])
    return below.exclude(Exists(between))


def have_children(actor: Actor, ids: Collection[int]) -> set[int]:
    """Of these assets those under which the reader sees something: right below, or behind what
    they do not see."""
    visible = assets_visible_to(actor)
    near = visible.filter(parent_id__in=ids).order_by().values_list("parent_id", flat=True)
    found = {each for each in near.distinct() if each is not None}
    rest = set(ids) - found
    if not rest or not may_be_hidden(actor):
        return found
    far = visible.filter(above__overlap=list(rest)).order_by().values_list("above", flat=True)
    return found | {each for above in far.distinct() for each in above if each in rest}


@dataclass(frozen=True, slots=True)
class Below:
    """What stands under some assets at any depth: how many the reader sees, and whether there are
    others, whose number is not told either."""

    seen: int
    has_unseen: bool


def see_below(actor: Actor, ids: Collection[int]) -> Below:
    seen = assets_visible_to(actor).filter(above__overlap=list(ids)).count()
    return Below(seen, seen < count_below(ids, organization_id=actor.organization_id))


def with_all_below(ids: Collection[int], *, organization_id: int) -> QuerySet[Asset]:
    """Whatever goes with these when they are deleted, whoever sees it."""
    among = Q(pk__in=ids) | Q(above__overlap=list(ids))
    return Asset.objects.filter(among, organization_id=organization_id, deleted_at=None)


def may_be_hidden(actor: Actor) -> bool:
    """Whether something may stand between what the reader sees."""
    return not (actor.is_employee and sees_everything(ARMS, actor))


def values_of_asset(asset: Asset) -> dict[str, Any]:
    """What is kept of it, in the shape of the input: what a form edits."""
    links = read_links([asset.pk], organization_id=asset.organization_id)
    return values_of(asset, links[asset.pk])


def subtree(assets: QuerySet[Asset], asset_id: int) -> QuerySet[Asset]:
    """Of these the asset itself and all below it."""
    return assets.filter(Q(pk=asset_id) | Q(above__contains=[asset_id]))


def by_name(assets: QuerySet[Asset]) -> QuerySet[Asset]:
    return assets.order_by(F("sort_key"), F("pk"))
