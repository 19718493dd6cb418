"""How are fields of many assets changed at once, and put back one by one?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.assets import actions
from naryad.assets.describing import values_of
from naryad.assets.input import AssetEdit, AssetInput, read_some
from naryad.assets.linking import read_links
from naryad.assets.locking import take_assets
from naryad.assets.settling import count_below
from naryad.core.errors import Invalid, NotVisible
from naryad.core.outcomes import Outcome
from naryad.lists.bulk.verbs import Parameters

_NOBODY = AssetInput("", None)
# More assets follow a change in a job.
MOST_AT_ONCE = 1_000
_LISTS = ("area_ids", "skill_ids", "work_type_ids")


def prepare_change(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """Fields that are handed in are set, all others stay. `areas`: ADD, TAKE or PUT, as the input
    of people has it. Invalid names the fields."""
    values = read_some({key: value for key, value in given.items() if key != "areas"})
    if not values:
        raise Invalid({"": _("Choose what to change.")})
    areas = str(given.get("areas") or "ADD")
    if areas not in ("ADD", "TAKE", "PUT"):
        raise Invalid({"areas": _("Choose one from the list.")})
    return {"values": _plain(values), "areas": areas}


def change_assets(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    values, areas = _whole(parameters["values"]), parameters["areas"]
    links = read_links(ids, organization_id=by.organization_id) if "area_ids" in values else {}
    edits = []
    for asset_id in ids:
        mine = dict(values)
        if "area_ids" in mine:
            mine["area_ids"] = _turn(areas, links[asset_id]["area_ids"], mine["area_ids"])
        edits.append(_edit(asset_id, mine))
    return actions.edit_assets(edits, by=by, at=at)


def remember_assets(ids: Sequence[int], *, by: Actor) -> Mapping[int, Any]:
    """All that a change may set, as plain values."""
    assets = take_assets(ids, by=by)
    links = read_links(list(assets), organization_id=by.organization_id)
    return {pk: _plain(values_of(asset, links[pk])) for pk, asset in assets.items()}


def put_assets_back(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    kept = parameters["kept"] if ids else {}
    return actions.edit_assets([_edit(each, _whole(kept[each])) for each in ids], by=by, at=at)


def moves_many(ids: Sequence[int], *, by: Actor) -> bool:
    """Whether so much stands under these that nobody should wait for it to follow."""
    return bool(ids) and count_below(ids, organization_id=by.organization_id) > MOST_AT_ONCE


def refuse_sent(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """An undo begins with what a run has kept, never with what somebody sends."""
    raise NotVisible


def _edit(asset_id: int, values: Mapping[str, Any]) -> AssetEdit:
    return AssetEdit(asset_id, AssetInput(**{**vars(_NOBODY), **values}), fields=frozenset(values))


def _turn(how: str, held: frozenset[int], given: frozenset[int]) -> frozenset[int]:
    return {"ADD": held | given, "TAKE": held - given, "PUT": given}[how]


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON keeps it."""
    said: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, date):
            said[name] = value.isoformat()
        else:
            said[name] = sorted(value) if isinstance(value, frozenset) else value
    return said


def _whole(values: Mapping[str, Any]) -> dict[str, Any]:
    whole = dict(values)
    for name in _LISTS:
        if name in whole:
            whole[name] = frozenset(whole[name])
    for name in ("tags", "contacts"):
        if name in whole:
            whole[name] = tuple(whole[name])
    if whole.get("warranty_till"):
        whole["warranty_till"] = date.fromisoformat(whole["warranty_till"])
    return whole
