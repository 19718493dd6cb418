"""How does a row of a file become a company, and back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies import actions
from naryad.companies.columns import input_of, sort_key_of
from naryad.companies.counterparty import Counterparty
from naryad.companies.input import CompanyEdit, CompanyInput, clean_company
from naryad.companies.kinds import COLUMNS as KINDS
from naryad.companies.kinds import CompanyKind
from naryad.companies.models import Company
from naryad.companies.rows import CELLS
from naryad.companies.visibility import companies_visible_to
from naryad.core.outcomes import Outcome
from naryad.spreadsheets.sheets.bearing import companies_in_use
from naryad.spreadsheets.sheets.cell_rows import read_cell_rows, write_cell_rows
from naryad.spreadsheets.sheets.columns import Found, SheetColumn, SheetKey
from naryad.spreadsheets.sheets.companies_columns import COLUMNS, COUNTRY, PARTED_BY
from naryad.spreadsheets.sheets.each import act_on_fit
from naryad.spreadsheets.sheets.finding import look_up
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Sheet, Values

_REQUISITES = ("code", "external_id", "inn", "kpp", "ogrn", "okpo")
_PLAIN = ("name", "full_name", *_REQUISITES, "legal_address", "address", "site", "note")


class CompaniesSheet(Sheet):
    noun = "companies"
    label = _("Companies")
    to_add = Permission.EDIT_COMPANIES
    to_edit = Permission.EDIT_COMPANIES
    keys = (
        SheetKey("external_id", _("External ID"), ("external_id",)),
        SheetKey("inn", _("INN"), ("inn",)),
        SheetKey("name", _("Name"), ("name",)),
        SheetKey("code", _("Code"), ("code",)),
    )
    unique = ("name", "external_id", "code")
    called_by = ("name", "external_id", "inn", "code")
    columns_of_fields = {"parent_id": "parent", "kinds": "is_customer"}

    def columns(self, actor: Actor) -> Sequence[SheetColumn]:
        return COLUMNS

    def visible(self, actor: Actor) -> QuerySet[Company]:
        return companies_visible_to(actor)

    def current(self, ids: Collection[int], actor: Actor) -> Mapping[int, Known]:
        companies = list(self.visible(actor).filter(pk__in=ids))
        parents = {each.parent_id for each in companies if each.parent_id is not None}
        above = self.visible(actor).filter(pk__in=parents)
        names = dict(above.values_list("pk", "name"))
        return {company.pk: _known(company, names) for company in companies}

    def find_by_key(self, key: SheetKey, rows: Sequence[Values], actor: Actor) -> Sequence[Found]:
        column, fold = ("sort_key", sort_key_of) if key.code == "name" else (key.code, str)
        texts = [fold(row[key.code]) for row in rows]
        found = look_up(self.visible(actor), column, set(texts))
        return [Found(tuple(sorted(found.get(text, ())))) for text in texts]

    def add(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        return act_on_fit(
            rows,
            lambda row: _input(row, otherwise=(CompanyKind.CUSTOMER,)),
            lambda fit: actions.add_companies(fit, by=by, at=at),
        )

    def edit(self, edits: Sequence[RowEdit], *, by: Actor, at: datetime) -> list[Outcome]:
        return act_on_fit(
            edits,
            lambda edit: CompanyEdit(edit.id, _input(edit.values), edit.seen_version),
            lambda fit: actions.edit_companies(fit, by=by, at=at),
        )

    def delete(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.delete_companies(ids, by=by, at=at)

    def bearing(self, ids: Collection[int], actor: Actor) -> Collection[int]:
        return companies_in_use(ids, actor.organization_id)


def _input(values: Values, *, otherwise: Collection[CompanyKind] = ()) -> CompanyInput:
    """`otherwise`: what somebody new is of whom the file does not say it. Raises Invalid."""
    given: dict[str, Any] = {key: values.get(key) or "" for key in _PLAIN}
    given["kinds"] = [kind for kind, key in KINDS.items() if values.get(key)] or otherwise
    given["parent_id"] = values.get("parent")
    given["counterparty"] = values.get("counterparty")
    for field, cells in CELLS.items():
        text = values.get(field) or ""
        given[field] = read_cell_rows(text, tuple(cells), parted_by=PARTED_BY.get(field, ""))
    return clean_company(given, country=COUNTRY)


def _known(company: Company, names: Mapping[int, str]) -> Known:
    as_input = input_of(company)
    values: dict[str, Any] = {key: getattr(as_input, key) for key in _PLAIN}
    values |= {key: kind in as_input.kinds for kind, key in KINDS.items()}
    values["counterparty"] = str(company.counterparty)
    values["parent"] = company.parent_id if company.parent_id in names else None
    for field, cells in CELLS.items():
        values[field] = write_cell_rows(getattr(as_input, field), tuple(cells))
    words = {key: value for key, value in values.items() if isinstance(value, str)}
    words |= {key: say("yes") if values[key] else say("no") for key in KINDS.values()}
    words["counterparty"] = str(Counterparty(company.counterparty).label)
    words["parent"] = names.get(company.parent_id or 0, "")
    return Known(company.version, values, words)
