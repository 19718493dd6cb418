"""How does what is kept about objects and equipment change, their place in the tree too?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.checking import Surroundings, survey
from naryad.assets.columns import EDITED, fill
from naryad.assets.describing import read_names, values_of
from naryad.assets.input import AssetEdit, AssetInput
from naryad.assets.linking import LINKED, read_links, write_links
from naryad.assets.locking import lock_tree, take_assets
from naryad.assets.models import Asset
from naryad.assets.settling import settle_assets
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, record


@dataclass
class _Edited:
    """What the set has changed so far: asset → its values before and after."""

    assets: dict[int, Asset] = field(default_factory=dict)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)
    after: dict[int, dict[str, Any]] = field(default_factory=dict)


@transaction.atomic
def edit_assets(edits: Sequence[AssetEdit], *, by: Actor, at: datetime) -> list[Outcome]:
    """An outcome for each, in order: Stale, Invalid and NotVisible stand in it. Companies,
    addresses, areas and paths of all below follow in the same transaction."""
    by.require(Permission.EDIT_ASSETS)
    lock_tree(by.organization_id)
    assets = take_assets([edit.id for edit in edits], by=by)
    links = read_links(list(assets), organization_id=by.organization_id)
    kept = {pk: values_of(asset, links[pk]) for pk, asset in assets.items()}
    edits = [_complete(edit, kept.get(edit.id)) for edit in edits]
    around = survey([edit.input for edit in edits], by=by)
    edited = _Edited()
    outcomes = [_apply(edit, assets.get(edit.id), kept, around, edited) for edit in edits]
    _write(edited, by=by, at=at)
    return outcomes


def _complete(edit: AssetEdit, kept: Mapping[str, Any] | None) -> AssetEdit:
    """An edit of some fields leaves the others as they are now."""
    if kept is None or edit.fields is None:
        return edit
    given = {name: getattr(edit.input, name) for name in edit.fields}
    return replace(edit, input=AssetInput(**{**kept, **given}))


def _apply(
    edit: AssetEdit,
    asset: Asset | None,
    kept: Mapping[int, dict[str, Any]],
    around: Surroundings,
    edited: _Edited,
) -> Outcome:
    if asset is None:
        return refused(edit.id, NotVisible())
    current, mine = kept[edit.id], vars(edit.input)
    if current == mine:
        return same(edit.id)
    try:
        refuse_stale(
            seen_version=edit.seen_version,
            current_version=asset.version,
            mine=mine,
            current=current,
        )
        around.check(edit.input, asset=asset, kept=current)
    except Refusal as refusal:
        return refused(edit.id, refusal)
    fill(asset, edit.input)
    asset.version += 1
    around.keep(asset.pk, edit.input)
    edited.assets[edit.id] = asset
    edited.before[edit.id], edited.after[edit.id] = dict(current), dict(mine)
    return done(edit.id)


def _write(edited: _Edited, *, by: Actor, at: datetime) -> None:
    write_rows(list(edited.assets.values()), fields=EDITED)
    write_links(
        edited.assets.values(),
        before={pk: _links(values) for pk, values in edited.before.items()},
        after={pk: _links(values) for pk, values in edited.after.items()},
    )
    # The words of an address stand in the search text of all below, so names settle too.
    settle_assets(list(edited.assets), organization_id=by.organization_id)
    held = [*edited.before.values(), *edited.after.values()]
    names = read_names(held, organization_id=by.organization_id)
    changes = []
    for asset_id, after in edited.after.items():
        before = edited.before[asset_id]
        differences = {
            name: {"old": names.say(name, before[name]), "new": names.say(name, value)}
            for name, value in after.items()
            if before[name] != value
        }
        kind = "asset.moved" if set(differences) == {"parent_id"} else "asset.edited"
        changes.append(Change(kind, "asset", asset_id, differences))
    record(changes, by=by, at=at)


def _links(values: Mapping[str, Any]) -> dict[str, frozenset[int]]:
    return {each.field: values[each.field] for each in LINKED}
