"""How do deleted objects and equipment come back?"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.checking import twins_of
from naryad.assets.locking import lock_tree, take_assets
from naryad.assets.models import Asset
from naryad.assets.settling import settle_assets
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, record


class NumberTaken(Refusal):
    message = _("“%(value)s” is taken by another object by now.")


class ParentDeleted(Refusal):
    message = _("What it stands under is deleted too. Restore that first.")


@transaction.atomic
def restore_assets(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Each with what was deleted together with it. ParentDeleted, NumberTaken."""
    by.require(Permission.DELETE_ASSETS)
    lock_tree(by.organization_id)
    assets = take_assets(ids, by=by, is_deleted=True)
    refusals = _find_refusals(assets, by=by)
    restored = [asset for pk, asset in assets.items() if pk not in refusals]
    together = Q(pk__in=[asset.pk for asset in restored])
    for asset in restored:
        together |= Q(above__contains=[asset.pk], deleted_at=asset.deleted_at)
    mine = Asset.objects.filter(organization_id=by.organization_id)
    back = set(mine.filter(together).values_list("pk", flat=True)) if restored else set()
    # What would bear a number twice comes back without it, and its history says which it was.
    lost = _drop_taken_numbers(back - {asset.pk for asset in restored}, by=by)
    mine.filter(pk__in=back).update(deleted_at=None, version=F("version") + 1)
    settle_assets([asset.pk for asset in restored], organization_id=by.organization_id)
    record(
        [Change("asset.restored", "asset", pk, lost.get(pk, {})) for pk in sorted(back)],
        by=by,
        at=at,
    )
    done_ids = {asset.pk for asset in restored}
    return [
        done(pk) if pk in done_ids else refused(pk, refusals.get(pk, NotVisible())) for pk in ids
    ]


def _find_refusals(assets: dict[int, Asset], *, by: Actor) -> dict[int, Refusal]:
    parents = {asset.parent_id for asset in assets.values() if asset.parent_id}
    rows = Asset.objects.filter(organization_id=by.organization_id, pk__in=parents)
    gone = set(rows.exclude(deleted_at=None).values_list("pk", flat=True)) - set(assets)
    refusals: dict[int, Refusal] = {
        pk: ParentDeleted() for pk, asset in assets.items() if asset.parent_id in gone
    }
    for field in ("number", "external_id"):
        taken = twins_of(list(assets.values()), field, organization_id=by.organization_id)
        for pk, asset in assets.items():
            value = getattr(asset, field)
            if value and value in taken:
                refusals.setdefault(pk, NumberTaken(value=value))
            elif value:
                taken[value] = pk
    return refusals


def _drop_taken_numbers(ids: Collection[int], *, by: Actor) -> dict[int, dict[str, Any]]:
    """Asset → the changes of those numbers that somebody living bears; the others stay."""
    assets = list(Asset.objects.filter(organization_id=by.organization_id, pk__in=ids))
    lost: dict[int, dict[str, Any]] = {}
    for field in ("number", "external_id"):
        taken = twins_of(assets, field, organization_id=by.organization_id)
        bearers = {
            each.pk: getattr(each, field) for each in assets if getattr(each, field) in taken
        }
        Asset.objects.filter(pk__in=bearers).update(**{field: ""})
        for pk, value in bearers.items():
            lost.setdefault(pk, {})[field] = {"old": value, "new": ""}
    return lost
