"""What is there of a company in a list?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.companies.counterparty import Counterparty
from naryad.companies.kinds import COLUMNS, CompanyKind, kinds_of
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Reference, States
from naryad.lists.companies.searching import search_companies
from naryad.lists.fields import Asker, ListField, Width
from naryad.lists.linked import Linked
from naryad.lists.ordering import column_order, text_order


@dataclass(frozen=True, slots=True)
class CompanyRow:
    company: Company
    kinds: Sequence[CompanyKind]
    linked: Linked
    parent_name: str

    @property
    def id(self) -> int:
        return self.company.pk

    @property
    def counterparty(self) -> str:
        return str(Counterparty(self.company.counterparty).label)


def _kind(_asker: Asker) -> Field:
    def of(kind: CompanyKind) -> Callable[[], Q]:
        return lambda: Q(**{COLUMNS[kind]: True})

    return States(
        "kind",
        {kind.lower(): of(kind) for kind in CompanyKind},
        lambda company: {kind.lower() for kind in kinds_of(company)},
    )


def _counterparty(_asker: Asker) -> Field:
    def of(each: Counterparty) -> Callable[[], Q]:
        return lambda: Q(counterparty=each)

    return States(
        "counterparty",
        {_code_of(each): of(each) for each in Counterparty},
        lambda company: {_code_of(Counterparty(company.counterparty))},
    )


def _code_of(counterparty: Counterparty) -> str:
    return counterparty.lower().replace("_", "-")


def _parent(asker: Asker) -> Field:
    def visible() -> QuerySet[Company]:
        return companies_visible_to(asker.actor)

    return Reference("parent", "parent_id", visible, lambda company: company.parent_id)


def _text(name: str) -> Callable[[Asker], Field]:
    return lambda _asker: Column(name, FieldKind.TEXT, name, lambda company: getattr(company, name))


def _plain(name: str, label: str | Promise, *, is_shown: bool = True, edit: str = "") -> ListField:
    """A text of the company itself: shown, ordered by, asked for."""
    return ListField(
        name,
        label,
        lambda row: getattr(row.company, name),
        kind=FieldKind.TEXT,
        condition=_text(name),
        order=text_order(lambda _actor: F(name)),
        is_shown=is_shown,
        edit=edit,
    )


FIELDS = (
    ListField(
        "name",
        _("Name"),
        lambda row: row.company.name,
        kind=FieldKind.TEXT,
        condition=_text("name"),
        order=column_order("sort_key"),
        width=Width.WIDE,
    ),
    ListField(
        "kind",
        _("Kinds"),
        lambda row: ", ".join(str(kind.label) for kind in row.kinds),
        kind=FieldKind.CHOICE,
        condition=_kind,
        names={kind.lower(): kind.label for kind in CompanyKind},
    ),
    ListField(
        "counterparty",
        _("Type of counterparty"),
        lambda row: row.counterparty,
        kind=FieldKind.CHOICE,
        condition=_counterparty,
        names={_code_of(each): each.label for each in Counterparty},
        is_shown=False,
    ),
    _plain("inn", _("INN"), edit="inn"),
    _plain("code", _("Code"), edit="code"),
    _plain("external_id", _("External ID"), is_shown=False, edit="external_id"),
    _plain("full_name", _("Full name"), is_shown=False),
    _plain("kpp", _("KPP"), is_shown=False),
    _plain("ogrn", _("OGRN or OGRNIP"), is_shown=False),
    _plain("address", _("Postal address"), is_shown=False),
    _plain("legal_address", _("Legal address"), is_shown=False),
    _plain("site", _("Site"), is_shown=False),
    ListField(
        "phone",
        _("Phone"),
        lambda row: _first(row.company.phones, "number"),
        is_shown=False,
    ),
    ListField(
        "email",
        _("E-mail"),
        lambda row: _first(row.company.emails, "address"),
        is_shown=False,
    ),
    ListField(
        "parent",
        _("Stands under"),
        lambda row: row.parent_name,
        kind=FieldKind.REFERENCE,
        condition=_parent,
        targets=companies_visible_to,
        find_targets=search_companies,
    ),
    ListField("employees", _("Employees"), lambda row: row.linked.employees, width=Width.NARROW),
    ListField("customers", _("Customers"), lambda row: row.linked.customers, width=Width.NARROW),
)


def _first(rows: Sequence[dict[str, str]], cell: str) -> str:
    return rows[0][cell] if rows else ""
