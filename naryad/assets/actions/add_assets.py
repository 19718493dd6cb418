"""How do new objects and equipment come in?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.checking import Surroundings, survey
from naryad.assets.columns import columns_of
from naryad.assets.describing import read_names, values_of
from naryad.assets.input import AssetInput
from naryad.assets.linking import LINKED, write_links
from naryad.assets.locking import lock_tree
from naryad.assets.models import Asset
from naryad.assets.settling import settle_assets
from naryad.assets.settling_ahead import settle_ahead
from naryad.core.bulk import insert_rows, number_rows
from naryad.core.errors import Invalid
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, compare, record

_EMPTY = AssetInput("", None)
_NOTHING: dict[str, frozenset[int]] = {each.field: frozenset() for each in LINKED}


@transaction.atomic
def add_assets(new: Sequence[AssetInput], *, by: Actor, at: datetime) -> list[Outcome]:
    """An outcome for each, in order, with the id of the asset or what is wrong with the row."""
    by.require(Permission.EDIT_ASSETS)
    lock_tree(by.organization_id)
    around = survey(new, by=by)
    decided = [_decide(each, around, by=by, at=at) for each in new]
    pairs = [
        (asset, given)
        for asset, given in zip(decided, new, strict=True)
        if isinstance(asset, Asset)
    ]
    _insert([asset for asset, _given in pairs], by=by)
    after = {
        asset.pk: {each.field: getattr(given, each.field) for each in LINKED}
        for asset, given in pairs
    }
    before = dict.fromkeys(after, _NOTHING)
    write_links([asset for asset, _given in pairs], before=before, after=after)
    settle_assets(list(after), organization_id=by.organization_id)
    _record(pairs, by=by, at=at)
    return [done(each.pk) if isinstance(each, Asset) else each for each in decided]


def _insert(assets: Sequence[Asset], *, by: Actor) -> None:
    number_rows(assets)
    settle_ahead(assets, organization_id=by.organization_id)
    insert_rows(assets)


def _decide(new: AssetInput, around: Surroundings, *, by: Actor, at: datetime) -> Asset | Outcome:
    try:
        around.check(new, asset=None, kept={})
    except Invalid as refusal:
        return refused(None, refusal)
    around.keep(None, new)
    return Asset(organization_id=by.organization_id, created_at=at, **columns_of(new))


def _record(pairs: Sequence[tuple[Asset, AssetInput]], *, by: Actor, at: datetime) -> None:
    held = {
        asset.pk: values_of(asset, {each.field: getattr(given, each.field) for each in LINKED})
        for asset, given in pairs
    }
    names = read_names(held.values(), organization_id=by.organization_id)
    changes = []
    for asset_id, values in held.items():
        filled = {
            field: names.say(field, value)
            for field, value in values.items()
            if value != getattr(_EMPTY, field)
        }
        changes.append(Change("asset.added", "asset", asset_id, compare({}, filled)))
    record(changes, by=by, at=at)
