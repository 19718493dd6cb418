"""What can a program do with objects and equipment, one by one and by the hundred?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from naryad.access.permissions import Permission
from naryad.api.answering import (
    answer_edit,
    answer_edits,
    answer_item,
    answer_nothing,
    answer_one,
    answer_results,
)
from naryad.api.asking import ApiRequest
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, Listing, answer_list
from naryad.api.rows import act_on_fit
from naryad.api.schemas.assets import (
    AssetFields,
    AssetItem,
    AssetPatch,
    EditedAssets,
    NewAsset,
    NewAssets,
)
from naryad.api.schemas.shared import Page, Results
from naryad.assets import actions
from naryad.assets.describing import values_of
from naryad.assets.input import AssetEdit, AssetInput, clean_asset
from naryad.assets.linking import read_links
from naryad.assets.visibility import assets_visible_to
from naryad.core.errors import NotVisible
from naryad.core.outcomes import only
from naryad.lists.assets.assets_list import list_assets
from naryad.lists.naming import Names, read_names

if TYPE_CHECKING:
    from naryad.assets.models import Asset

ASSETS = Noun("assets")
_SENT = {
    "name": "name",
    "serial_number": "serial_number",
    "number": "number",
    "description": "description",
    "type": "type_id",
    "class": "class_id",
    "parent": "parent_id",
    "company": "company_id",
    "address": "address",
    "latitude": "latitude",
    "longitude": "longitude",
    "responsible": "responsible_id",
    "warranty_till": "warranty_till",
    "mobile": "is_mobile",
    "published": "is_published",
    "inherits_areas": "inherits_areas",
    "areas": "area_ids",
    "skills": "skill_ids",
    "work_types": "work_type_ids",
    "tags": "tags",
    "contacts": "contacts",
    "external_id": "external_id",
}
# What a new one is where nothing is said.
_NEW = {"inherits_areas": True, "is_published": True}


def _write(ids: Sequence[int], request: ApiRequest) -> list[ItemOf]:
    actor = request.actor
    found = assets_visible_to(actor, with_deleted=True).in_bulk(ids)
    assets = [found[each] for each in ids if each in found]
    links = read_links(list(found), organization_id=actor.organization_id)
    names = read_names(
        actor,
        companies={each.company_id for each in assets} | {each.own_company_id for each in assets},
        assets={each.parent_id for each in assets},
        people={each.responsible_id for each in assets},
    )
    return [_item(each, names, links[each.pk], is_office=actor.is_employee) for each in assets]


def _item(
    asset: "Asset", names: Names, links: Mapping[str, frozenset[int]], *, is_office: bool
) -> ItemOf:
    known = {
        "id": asset.pk,
        "name": asset.name,
        "serial_number": asset.serial_number,
        "type": asset.type_id,
        "parent": _seen(asset.parent_id, names.assets),
        "company": _seen(asset.company_id, names.companies),
        "address": asset.address,
        "published": asset.is_published,
        "deleted": asset.deleted_at is not None,
        "version": asset.version,
    }
    office = {
        "number": asset.number,
        "description": asset.description,
        "class": asset.asset_class_id,
        "own_company": _seen(asset.own_company_id, names.companies),
        "own_address": asset.own_address,
        "latitude": asset.latitude,
        "longitude": asset.longitude,
        "responsible": _seen(asset.responsible_id, names.people),
        "warranty_till": asset.warranty_till and asset.warranty_till.isoformat(),
        "mobile": asset.is_mobile,
        "inherits_areas": asset.inherits_areas,
        "areas": sorted(links["area_ids"]),
        "skills": sorted(links["skill_ids"]),
        "work_types": sorted(links["work_type_ids"]),
        "tags": asset.tags,
        "contacts": asset.contacts,
        "external_id": asset.external_id,
    }
    return known | (office if is_office else dict.fromkeys(office))


LISTING = Listing(
    "assets",
    list_assets,
    _write,
    keys=tuple(field.alias or name for name, field in AssetItem.model_fields.items()),
    names={"areas": "area"},
    for_customers=frozenset({"name", "company", "address", "type", "serial_number", "parent"}),
    sought_by_customers=("name", "serial_number", "address"),
    free_orders=frozenset({"name"}),
)


@ASSETS.get("", "list", answers=Page[AssetItem], query=None)
def list_(request: ApiRequest) -> HttpResponse:
    """Newest first; a customer sees published ones."""
    return answer_list(request, LISTING)


@ASSETS.post("", "add", answers=AssetItem, status=201)
def add(request: ApiRequest, body: NewAsset) -> HttpResponse:
    request.actor.require(Permission.EDIT_ASSETS)
    made = actions.add_assets([_read_new(body)], by=request.actor, at=request.at)
    return answer_item(request, LISTING, only(made), status=201)


@ASSETS.post("/batch", "add_many", answers=Results)
def add_many(request: ApiRequest, body: NewAssets) -> HttpResponse:
    """A result for each; those that are refused do not hold up the others."""
    request.actor.require(Permission.EDIT_ASSETS)
    outcomes = act_on_fit(
        body.items,
        read=_read_new,
        act=lambda new: actions.add_assets(new, by=request.actor, at=request.at),
    )
    return answer_results(outcomes, status=201)


@ASSETS.patch("/batch", "edit_many", answers=Results)
def edit_many(request: ApiRequest, body: EditedAssets) -> HttpResponse:
    """A result for each; each at most once."""
    request.actor.require(Permission.EDIT_ASSETS)
    current = _values_now([row.id for row in body.items], request)
    outcomes = act_on_fit(
        body.items,
        read=lambda row: _read_edited(row.id, row, current, row.version),
        act=lambda edits: actions.edit_assets(edits, by=request.actor, at=request.at),
        key=lambda row: row.id,
    )
    return answer_edits(request, LISTING, outcomes)


@ASSETS.get("/{row:asset_id}", "one", answers=AssetItem, query=("deleted",))
def one(request: ApiRequest, asset_id: int) -> HttpResponse:
    return answer_one(request, LISTING, asset_id)


@ASSETS.patch("/{row:asset_id}", "edit", answers=AssetItem)
def edit(request: ApiRequest, asset_id: int, body: AssetPatch) -> HttpResponse:
    """What is not sent stays as it is."""

    def act(seen: int) -> None:
        request.actor.require(Permission.EDIT_ASSETS)
        current = _values_now([asset_id], request)
        change = _read_edited(asset_id, body, current, seen)
        only(actions.edit_assets([change], by=request.actor, at=request.at))

    return answer_edit(request, LISTING, asset_id, version=body.version, act=act)


@ASSETS.delete("/{row:asset_id}", "delete", status=204)
def delete(request: ApiRequest, asset_id: int) -> HttpResponse:
    """With all that stands under it."""
    only(actions.delete_assets([asset_id], by=request.actor, at=request.at))
    return answer_nothing()


@ASSETS.post("/{row:asset_id}/restoration", "restore", answers=AssetItem)
def restore(request: ApiRequest, asset_id: int) -> HttpResponse:
    only(actions.restore_assets([asset_id], by=request.actor, at=request.at))
    return answer_item(request, LISTING, asset_id)


@ASSETS.post("/{row:asset_id}/publication", "publish", answers=AssetItem)
def publish(request: ApiRequest, asset_id: int) -> HttpResponse:
    """Customers of its company see it from now on."""
    only(actions.publish_assets([asset_id], by=request.actor, at=request.at))
    return answer_item(request, LISTING, asset_id)


@ASSETS.delete("/{row:asset_id}/publication", "withdraw", answers=AssetItem)
def withdraw(request: ApiRequest, asset_id: int) -> HttpResponse:
    only(actions.withdraw_assets([asset_id], by=request.actor, at=request.at))
    return answer_item(request, LISTING, asset_id)


def _read_new(body: AssetFields) -> AssetInput:
    return clean_asset({**_NEW, **_values(body)})


def _values_now(ids: Sequence[int], request: ApiRequest) -> dict[int, dict[str, Any]]:
    """Of those that the caller sees."""
    found = assets_visible_to(request.actor).in_bulk(ids)
    links = read_links(list(found), organization_id=request.actor.organization_id)
    return {each: dict(values_of(asset, links[each])) for each, asset in found.items()}


def _read_edited(
    asset_id: int, body: AssetFields, current: Mapping[int, Mapping[str, Any]], seen: int | None
) -> AssetEdit:
    """Raises NotVisible, Invalid."""
    if asset_id not in current:
        raise NotVisible
    values = _values(body)
    new = clean_asset({**current[asset_id], **values})
    return AssetEdit(asset_id, new, seen, frozenset(values))


def _values(body: AssetFields) -> dict[str, Any]:
    sent = body.model_dump(exclude_unset=True, by_alias=True)
    return {inner: sent[name] for name, inner in _SENT.items() if name in sent}


def _seen(row_id: int | None, known: Mapping[int, str]) -> int | None:
    return row_id if row_id in known else None
