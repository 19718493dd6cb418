"""What can a program do with companies, one by one and by the hundred?"""

from collections.abc import Sequence
from dataclasses import asdict
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
from naryad.api.schemas.companies import (
    CompanyFields,
    CompanyItem,
    CompanyPatch,
    EditedCompanies,
    NewCompanies,
    NewCompany,
)
from naryad.api.schemas.shared import Page, Results
from naryad.companies import actions
from naryad.companies.columns import input_of
from naryad.companies.input import CompanyEdit, CompanyInput, clean_company
from naryad.companies.kinds import CompanyKind, kinds_of
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import NotVisible
from naryad.core.outcomes import only
from naryad.lists.companies.companies_list import list_companies
from naryad.lists.companies.searching import name_companies

if TYPE_CHECKING:
    from naryad.companies.models import Company

COMPANIES = Noun("companies")
_OFFICE = (
    "inn",
    "external_id",
    "full_name",
    "code",
    "kpp",
    "ogrn",
    "okpo",
    "legal_address",
    "address",
    "site",
    "note",
    "phones",
    "emails",
    "contact_persons",
    "bank_accounts",
    "requisites",
)


def _write(ids: Sequence[int], request: ApiRequest) -> list[ItemOf]:
    actor = request.actor
    companies = companies_visible_to(actor, with_deleted=True).in_bulk(ids)
    found = [companies[each] for each in ids if each in companies]
    parents = name_companies([company.parent_id for company in found], actor=actor)
    return [_item(each, parents, is_office=actor.is_employee) for each in found]


def _item(company: "Company", parents: dict[int, str], *, is_office: bool) -> ItemOf:
    """Of requisites, notes and whom one calls a customer is told nothing on pages either."""
    told = {name: getattr(company, name) if is_office else None for name in _OFFICE}
    return {
        "id": company.pk,
        "name": company.name,
        "kinds": [kind.lower() for kind in kinds_of(company)],
        "parent": company.parent_id if company.parent_id in parents else None,
        **told,
        "counterparty": _say_code(company.counterparty) if is_office else None,
        "deleted": company.deleted_at is not None,
        "version": company.version,
    }


LISTING = Listing(
    "companies",
    list_companies,
    _write,
    keys=tuple(CompanyItem.model_fields),
    names={"kinds": "kind"},
    without=frozenset({"employees", "customers", "phone", "email"}),
    for_customers=frozenset({"name", "kind", "parent"}),
    sought_by_customers=("name",),
    free_orders=frozenset({"name"}),
)


@COMPANIES.get("", "list", answers=Page[CompanyItem], query=None)
def list_(request: ApiRequest) -> HttpResponse:
    """Newest first."""
    return answer_list(request, LISTING)


@COMPANIES.post("", "add", answers=CompanyItem, status=201)
def add(request: ApiRequest, body: NewCompany) -> HttpResponse:
    added = actions.add_companies([_read_new(body)], by=request.actor, at=request.at)
    return answer_item(request, LISTING, only(added), status=201)


@COMPANIES.post("/batch", "add_many", answers=Results)
def add_many(request: ApiRequest, body: NewCompanies) -> HttpResponse:
    """A result for each; those that are refused do not hold up the others."""
    request.actor.require(Permission.EDIT_COMPANIES)
    outcomes = act_on_fit(
        body.items,
        read=_read_new,
        act=lambda new: actions.add_companies(new, by=request.actor, at=request.at),
    )
    return answer_results(outcomes, status=201)


@COMPANIES.patch("/batch", "edit_many", answers=Results)
def edit_many(request: ApiRequest, body: EditedCompanies) -> HttpResponse:
    """A result for each; every company at most once."""
    actor = request.actor
    actor.require(Permission.EDIT_COMPANIES)
    ids = [row.id for row in body.items]
    current = companies_visible_to(actor).in_bulk(ids)
    outcomes = act_on_fit(
        body.items,
        read=lambda row: CompanyEdit(row.id, _read_edited(row, current.get(row.id)), row.version),
        act=lambda edits: actions.edit_companies(edits, by=actor, at=request.at),
        key=lambda row: row.id,
    )
    return answer_edits(request, LISTING, outcomes)


@COMPANIES.get("/{row:company_id}", "one", answers=CompanyItem, query=("deleted",))
def one(request: ApiRequest, company_id: int) -> HttpResponse:
    return answer_one(request, LISTING, company_id)


@COMPANIES.patch("/{row:company_id}", "edit", answers=CompanyItem)
def edit(request: ApiRequest, company_id: int, body: CompanyPatch) -> HttpResponse:
    """What is not sent stays as it is; lists of rows are sent whole."""

    def act(seen: int) -> None:
        request.actor.require(Permission.EDIT_COMPANIES)
        current = companies_visible_to(request.actor).filter(pk=company_id).first()
        change = CompanyEdit(company_id, _read_edited(body, current), seen)
        only(actions.edit_companies([change], by=request.actor, at=request.at))

    return answer_edit(request, LISTING, company_id, version=body.version, act=act)


@COMPANIES.delete("/{row:company_id}", "delete", status=204)
def delete(request: ApiRequest, company_id: int) -> HttpResponse:
    """People keep their links to it, so that it can come back whole."""
    only(actions.delete_companies([company_id], by=request.actor, at=request.at))
    return answer_nothing()


@COMPANIES.post("/{row:company_id}/restoration", "restore", answers=CompanyItem)
def restore(request: ApiRequest, company_id: int) -> HttpResponse:
    only(actions.restore_companies([company_id], by=request.actor, at=request.at))
    return answer_item(request, LISTING, company_id)


def _read_new(body: CompanyFields) -> CompanyInput:
    return clean_company({"kinds": [CompanyKind.CUSTOMER], **_values(body)})


def _read_edited(body: CompanyFields, current: "Company | None") -> CompanyInput:
    if current is None:
        raise NotVisible
    return clean_company({**asdict(input_of(current)), **_values(body)})


def _values(body: CompanyFields) -> dict[str, Any]:
    sent = body.model_dump(exclude_unset=True, exclude={"id", "version", "parent"})
    if "parent" in body.model_fields_set:
        sent["parent_id"] = body.parent
    if "kinds" in sent:
        sent["kinds"] = [kind.upper() for kind in sent["kinds"] or ()]
    if sent.get("counterparty"):
        sent["counterparty"] = sent["counterparty"].upper().replace("-", "_")
    return sent


def _say_code(counterparty: str) -> str:
    """As conditions call it."""
    return counterparty.lower().replace("_", "-")
