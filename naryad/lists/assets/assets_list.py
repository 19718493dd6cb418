"""What is the list of objects and equipment for one reader?"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to, number_of_assets, page_of_assets
from naryad.catalog.visibility import asset_classes_visible_to, asset_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core.conditions.operators import FieldKind, Operator
from naryad.core.conditions.sql import Column
from naryad.core.conditions.tree import Condition
from naryad.core.cursors import Cursor
from naryad.lists.assets import conditions
from naryad.lists.assets.rows import AssetRow, read_and_count, read_rows
from naryad.lists.assets.searching import search_assets, search_mistyped
from naryad.lists.companies.searching import search_companies
from naryad.lists.fields import UNSEEN, Asker, ListField, Width
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.ordering import column_order
from naryad.lists.paging import COUNT_CAP
from naryad.lists.people.targets import name_people, search_named
from naryad.lists.questions import Order, Question, Show

_SEE_COMPANIES = frozenset({Permission.SEE_ALL_COMPANIES, Permission.SEE_OWN_COMPANIES})


def list_assets(asker: Asker) -> NounList[AssetRow]:
    fields = {field.key: field for field in FIELDS if field.is_for(asker.actor)}
    return NounList(
        noun="assets",
        asker=asker,
        fields=fields,
        hidden=frozenset(field.key for field in FIELDS) - frozenset(fields),
        visible=_visible,
        search=lambda assets, words, _actor: search_assets(assets, words),
        search_alike=search_mistyped,
        read=lambda ids, asker: read_rows(ids, actor=asker.actor),
        place=lambda row: row.sort_key,
        order="sort_key",
        first_order=Order("name"),
        views=_VIEWS,
        sees_deleted=Permission.DELETE_ASSETS,
        plain=_read_plain,
        count_all=lambda asker: _count(asker.actor),
    )


def _visible(actor: Actor, show: Show) -> QuerySet[Asset]:
    assets = assets_visible_to(actor, with_deleted=show != Show.HIDE)
    return assets if show != Show.ONLY else assets.filter(is_living=False)


def _read_plain(
    asker: Asker, _question: Question, cursor: Cursor | None, size: int
) -> tuple[list[AssetRow], int]:
    page = page_of_assets(asker.actor, size=size, cursor=cursor)
    number = number_of_assets(asker.actor, cap=COUNT_CAP)
    return read_and_count(page, number, actor=asker.actor)


def _count(actor: Actor) -> int:
    """Stops one above COUNT_CAP."""
    ((count,),) = number_of_assets(actor, cap=COUNT_CAP).rows()
    return int(count)


FIELDS = (
    ListField(
        "name",
        _("Name"),
        lambda row: row.name,
        kind=FieldKind.TEXT,
        condition=conditions.column("name"),
        order=column_order("sort_key"),
        width=Width.WIDE,
    ),
    ListField(
        "company",
        _("Company"),
        lambda row: row.company_name or (UNSEEN if row.has_company else ""),
        kind=FieldKind.REFERENCE,
        condition=conditions.company,
        targets=companies_visible_to,
        find_targets=search_companies,
        permissions=_SEE_COMPANIES,
    ),
    ListField(
        "address",
        _("Address"),
        lambda row: row.address,
        kind=FieldKind.TEXT,
        condition=conditions.column("address"),
        width=Width.WIDE,
    ),
    ListField(
        "type",
        _("Type"),
        lambda row: row.type_name,
        kind=FieldKind.REFERENCE,
        condition=conditions.type_,
        targets=asset_types_visible_to,
    ),
    ListField(
        "class",
        _("Class"),
        lambda row: row.class_name,
        kind=FieldKind.REFERENCE,
        condition=conditions.asset_class,
        targets=asset_classes_visible_to,
        is_shown=False,
    ),
    ListField(
        "serial_number",
        _("Serial number"),
        lambda row: row.serial_number,
        kind=FieldKind.TEXT,
        condition=conditions.column("serial_number"),
    ),
    ListField(
        "number",
        _("Inventory number"),
        lambda row: row.number,
        kind=FieldKind.TEXT,
        condition=conditions.column("number"),
        is_shown=False,
    ),
    ListField(
        "external_id",
        _("External id"),
        lambda row: row.external_id,
        kind=FieldKind.TEXT,
        condition=conditions.column("external_id"),
        is_shown=False,
    ),
    ListField(
        "area",
        _("Areas"),
        lambda row: ", ".join(row.areas),
        kind=FieldKind.REFERENCES,
        condition=conditions.areas,
        targets=areas_visible_to,
    ),
    ListField(
        "responsible",
        _("Responsible"),
        lambda row: row.responsible_name,
        kind=FieldKind.REFERENCE,
        condition=conditions.responsible,
        targets=name_people,
        find_targets=search_named,
        is_shown=False,
    ),
    ListField(
        "warranty",
        _("Warranty till"),
        lambda row: row.warranty_till,
        kind=FieldKind.DATE,
        condition=lambda _asker: Column(
            "warranty", FieldKind.DATE, "warranty_till", lambda row: row.warranty_till
        ),
        is_shown=False,
        width=Width.NARROW,
    ),
    ListField(
        "published",
        _("Published"),
        kind=FieldKind.YES_NO,
        condition=conditions.flag("published", "is_published"),
    ),
    ListField(
        "mobile",
        _("Mobile"),
        kind=FieldKind.YES_NO,
        condition=conditions.flag("mobile", "is_mobile"),
    ),
    ListField(
        "within",
        _("In the subtree of"),
        kind=FieldKind.REFERENCE,
        condition=conditions.within,
        targets=assets_visible_to,
        find_targets=search_assets,
    ),
    ListField(
        "parent",
        _("Stands under"),
        kind=FieldKind.REFERENCE,
        condition=conditions.parent,
        targets=assets_visible_to,
        find_targets=search_assets,
    ),
)


def _where(field: str, *values: str, operator: Operator = Operator.IS) -> Question:
    return Question(where=Condition(field, operator, values))


_VIEWS: Sequence[BuiltInView] = (
    BuiltInView("all", _("All"), Question()),
    BuiltInView("unpublished", _("Not published"), _where("published", "no")),
    BuiltInView("mobile", _("Mobile"), _where("mobile", "yes")),
    BuiltInView("deleted", pgettext_lazy("several", "Deleted"), Question(deleted=Show.ONLY)),
)
