"""What is there of a contract in a list?"""

from django.db.models import CharField, F, Func, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.validity import State
from naryad.core.conditions.operators import FieldKind
from naryad.lists.assets.searching import search_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.contracts import conditions
from naryad.lists.fields import UNSEEN, ListField, Width
from naryad.lists.ordering import column_order, text_order

_SEE_COMPANIES = frozenset({Permission.SEE_ALL_COMPANIES, Permission.SEE_OWN_COMPANIES})
_SEE_ASSETS = frozenset(
    {
        Permission.SEE_ALL_ASSETS,
        Permission.SEE_ASSETS_OF_COMPANIES,
        Permission.SEE_ASSETS_OF_SUBSIDIARIES,
        Permission.SEE_ASSETS_IN_AREAS,
        Permission.SEE_ASSETS_WHERE_RESPONSIBLE,
        Permission.SEE_SCANNED_ASSETS,
    }
)


def _company_name(actor: Actor) -> Combinable:
    """A company that the reader does not see puts its contracts nowhere in particular."""
    seen = companies_visible_to(actor).order_by().filter(pk=OuterRef("company_id"))
    return Subquery(seen.values("sort_key")[:1])


def _day(name: str) -> Func:
    return Func(F(name), template="to_char(%(expressions)s, 'YYYYMMDD')", output_field=CharField())


def _text(name: str, label: str | Promise, *, is_shown: bool = True) -> ListField:
    """A text of the contract itself: shown, ordered by, asked for."""
    return ListField(
        name,
        label,
        lambda row: getattr(row.contract, name),
        kind=FieldKind.TEXT,
        condition=conditions.column(name),
        order=text_order(lambda _actor: F(name)),
        is_shown=is_shown,
    )


def _date(name: str, label: str | Promise) -> ListField:
    return ListField(
        name,
        label,
        lambda row: getattr(row.contract, name),
        kind=FieldKind.DATE,
        condition=conditions.column(name, FieldKind.DATE),
        order=text_order(lambda _actor: _day(name)),
        width=Width.NARROW,
    )


FIELDS = (
    ListField(
        "name",
        _("Name"),
        lambda row: row.contract.name,
        kind=FieldKind.TEXT,
        condition=conditions.column("name"),
        order=column_order("sort_key"),
        width=Width.WIDE,
    ),
    _text("number", _("Number")),
    ListField(
        "company",
        _("Company"),
        lambda row: row.company_name or UNSEEN,
        kind=FieldKind.REFERENCE,
        condition=conditions.company,
        targets=companies_visible_to,
        find_targets=search_companies,
        order=text_order(_company_name),
        permissions=_SEE_COMPANIES,
    ),
    ListField(
        "state",
        _("State"),
        lambda row: str(row.state.label),
        kind=FieldKind.CHOICE,
        condition=conditions.state,
        names={conditions.code_of(each): each.label for each in State},
    ),
    _date("since", _("From")),
    _date("till", _("Till")),
    ListField(
        "objects",
        _("Objects"),
        lambda row: row.object_count or str(_("All")),
        width=Width.NARROW,
    ),
    ListField(
        "reminder",
        _("Reminder"),
        lambda row: row.remind_on,
        kind=FieldKind.DATE,
        condition=conditions.column("due_on", FieldKind.DATE),
        is_shown=False,
        width=Width.NARROW,
    ),
    _text("external_id", _("External ID"), is_shown=False),
    ListField(
        "object",
        _("Names the object"),
        kind=FieldKind.REFERENCES,
        condition=conditions.objects,
        targets=assets_visible_to,
        find_targets=search_assets,
        permissions=_SEE_ASSETS,
    ),
    ListField(
        "covers",
        _("Covers the object"),
        kind=FieldKind.REFERENCE,
        condition=conditions.covers,
        targets=assets_visible_to,
        find_targets=search_assets,
        permissions=_SEE_ASSETS,
    ),
    ListField(
        "universal",
        _("All objects of the company"),
        kind=FieldKind.YES_NO,
        condition=conditions.universal,
    ),
)
