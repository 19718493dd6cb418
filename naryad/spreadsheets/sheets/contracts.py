"""How does a row of a file become a contract, and back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.contracts import actions
from naryad.contracts.columns import values_of
from naryad.contracts.input import ContractEdit, ContractInput, clean_contract
from naryad.contracts.linking import read_links
from naryad.contracts.models import Contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.outcomes import Outcome
from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn, SheetKey
from naryad.spreadsheets.sheets.form_sheets import FormSheet
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Values
from naryad.spreadsheets.sheets.targets import find_in

_COLUMNS = (
    SheetColumn(
        "name", _("Name"), ("название", "наименование", "договор", "contract"), required=True
    ),
    SheetColumn("number", _("Number"), ("номер", "номер договора", "contract number", "№")),
    SheetColumn(
        "company",
        _("Company"),
        ("компания", "заказчик", "клиент", "контрагент", "client", "customer"),
        kind=ColumnKind.REFERENCE,
        required=True,
        find=find_in("companies"),
        refers_to="companies",
        can_create="companies",
    ),
    SheetColumn(
        "since",
        pgettext_lazy("contract", "From"),
        ("с", "начало", "действует с", "дата начала", "start", "since"),
        kind=ColumnKind.DATE,
        required=True,
    ),
    SheetColumn(
        "till",
        pgettext_lazy("contract", "Till"),
        ("по", "до", "окончание", "действует до", "дата окончания", "end", "until"),
        kind=ColumnKind.DATE,
    ),
    SheetColumn(
        "trees",
        _("Objects with everything below them"),
        ("объекты", "объекты со всем под ними", "objects"),
        kind=ColumnKind.REFERENCES,
        find=find_in("assets"),
        refers_to="assets",
    ),
    SheetColumn(
        "singles",
        _("Single objects, without what stands below"),
        ("отдельные объекты", "оборудование", "equipment"),
        kind=ColumnKind.REFERENCES,
        find=find_in("assets"),
        refers_to="assets",
        note=_("Without any object it covers all objects of the company."),
    ),
    SheetColumn(
        "reminds_of_end",
        _("Remind of the end by e-mail"),
        ("напоминать об окончании",),
        kind=ColumnKind.FLAG,
    ),
    SheetColumn("remind_on", _("Day of the reminder"), ("день напоминания",), kind=ColumnKind.DATE),
    SheetColumn(
        "recipients",
        _("Who is reminded"),
        ("кому напоминать",),
        kind=ColumnKind.REFERENCES,
        find=find_in("people"),
        refers_to="people",
    ),
    SheetColumn("external_id", _("External ID"), ("внешний код", "внешний id", "код 1с")),
    SheetColumn("description", _("Description"), ("описание",), ColumnKind.LONG_TEXT),
    SheetColumn("conditions", _("Conditions"), ("условия",), ColumnKind.LONG_TEXT),
)
_FIELDS = {
    "company": "company_id",
    "trees": "tree_ids",
    "singles": "single_ids",
    "recipients": "recipient_ids",
}


class ContractsSheet(FormSheet):
    noun = "contracts"
    label = _("Contracts")
    to_add = to_edit = Permission.EDIT_CONTRACTS
    all_columns, fields = _COLUMNS, _FIELDS
    keys = (
        SheetKey("external_id", _("External ID"), ("external_id",)),
        SheetKey("number_company", _("Number and company"), ("number", "company")),
        SheetKey("number", _("Number"), ("number",)),
        SheetKey("name_company", _("Name and company"), ("name", "company")),
        SheetKey("name", _("Name"), ("name",)),
    )
    found_by = {
        "external_id": ("external_id", str),
        "number": ("number", str),
        "name": ("name", str),
    }
    unique = ("external_id",)
    columns_of_fields = {field: key for key, field in _FIELDS.items()}

    def visible(self, actor: Actor) -> QuerySet[Contract]:
        return contracts_visible_to(actor)

    def held(
        self, ids: Collection[int], actor: Actor
    ) -> Mapping[int, tuple[int, Mapping[str, Any]]]:
        contracts = list(self.visible(actor).filter(pk__in=ids).order_by("pk"))
        pks = [each.pk for each in contracts]
        links = read_links(pks, organization_id=actor.organization_id)
        return {each.pk: (each.version, values_of(each, links[each.pk])) for each in contracts}

    def read(self, values: Values) -> ContractInput:
        return clean_contract(self.given(values))

    def add_all(self, inputs: Sequence[Any], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.add_contracts(inputs, by=by, at=at)

    def edit_one(self, edit: RowEdit, fields: frozenset[str], known: Known) -> ContractEdit:
        whole = self.read({**known.values, **edit.values})
        return ContractEdit(edit.id, whole, edit.seen_version, fields)

    def edit_all(self, edits: Sequence[Any], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.edit_contracts(edits, by=by, at=at)

    def delete(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.delete_contracts(ids, by=by, at=at)
