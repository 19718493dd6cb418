"""How does a row of a file become an object or a piece of equipment, and back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.describing import values_of
from naryad.assets.foreseeing import foresee_assets
from naryad.assets.input import AssetEdit, AssetInput, clean_asset
from naryad.assets.linking import read_links
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.core.outcomes import Outcome
from naryad.spreadsheets.sheets.asset_columns import COLUMNS, FIELDS
from naryad.spreadsheets.sheets.bearing import assets_with_others_below
from naryad.spreadsheets.sheets.columns import Found, SheetKey
from naryad.spreadsheets.sheets.contact_cells import read_contacts, write_contacts
from naryad.spreadsheets.sheets.each import act_on_fit
from naryad.spreadsheets.sheets.form_sheets import FormSheet
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Values
from naryad.spreadsheets.sheets.targets import fold_name

# What nobody said is as the form begins.
_BEGINS = {"inherits_areas": True, "is_published": True}


class AssetsSheet(FormSheet):
    """Codes are no column: what is glued on an object is bound on the spot, never by a file."""

    noun = "assets"
    label = _("Objects and equipment")
    to_add = to_edit = Permission.EDIT_ASSETS
    all_columns, fields = COLUMNS, FIELDS
    keys = (
        SheetKey("external_id", _("External ID"), ("external_id",)),
        SheetKey("number", _("Number"), ("number",)),
        SheetKey("serial_number", _("Serial number"), ("serial_number",)),
        SheetKey("name", _("Name"), ("name",)),
        SheetKey("name_company", _("Name and company"), ("name", "company")),
        SheetKey("name_place", _("Name and place"), ("name", "parent", "address")),
    )
    found_by = {
        "external_id": ("external_id", str),
        "number": ("number", str),
        "serial_number": ("serial_number", str),
        "name": ("sort_key", fold_name),
    }
    unique = ("external_id", "number")
    called_by = ("name", "external_id", "number")
    columns_of_fields = {field: key for key, field in FIELDS.items()}

    def visible(self, actor: Actor) -> QuerySet[Asset]:
        return assets_visible_to(actor)

    def find_by_key(self, key: SheetKey, rows: Sequence[Values], actor: Actor) -> Sequence[Found]:
        """By name and place: what stands under something by what it stands under, and what stands
        on its own by its address."""
        if key.code != "name_place":
            return super().find_by_key(key, rows, actor)
        seen = self.visible(actor)
        below = self.find_beside(("name", "parent"), rows, seen)
        alone = self.find_beside(("name", "address"), rows, seen.filter(parent=None))
        return [
            under if row.get("parent") else top
            for row, under, top in zip(rows, below, alone, strict=True)
        ]

    def column_of(self, key: str) -> str:
        own = {"company": "own_company_id", "address": "own_address"}
        return own.get(key) or super().column_of(key)

    def held(
        self, ids: Collection[int], actor: Actor
    ) -> Mapping[int, tuple[int, Mapping[str, Any]]]:
        assets = list(self.visible(actor).filter(pk__in=ids).order_by("pk"))
        pks = [each.pk for each in assets]
        links = read_links(pks, organization_id=actor.organization_id)
        return {each.pk: (each.version, _shape(each, links[each.pk])) for each in assets}

    def read(self, values: Values) -> AssetInput:
        given = self.given({**_BEGINS, **values})
        return clean_asset({**given, "contacts": read_contacts(given.get("contacts") or "")})

    def add_all(self, inputs: Sequence[Any], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.add_assets(inputs, by=by, at=at)

    def foresee(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        return act_on_fit(rows, self.read, lambda fit: foresee_assets(fit, by=by))

    def edit_one(self, edit: RowEdit, fields: frozenset[str], known: Known) -> AssetEdit:
        whole = self.read({**known.values, **edit.values})
        return AssetEdit(edit.id, whole, edit.seen_version, fields)

    def edit_all(self, edits: Sequence[Any], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.edit_assets(edits, by=by, at=at)

    def delete(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.delete_assets(ids, by=by, at=at)

    def bearing(self, ids: Collection[int], actor: Actor) -> Collection[int]:
        return assets_with_others_below(ids, actor.organization_id)


def _shape(asset: Asset, links: Mapping[str, frozenset[int]]) -> dict[str, Any]:
    values = values_of(asset, links)
    values["tags"] = ", ".join(values["tags"])
    values["contacts"] = write_contacts(values["contacts"])
    return values
