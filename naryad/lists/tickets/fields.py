"""What is there of a ticket in a list?"""

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, LPad
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.visibility import work_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.conditions.operators import FieldKind
from naryad.lists.assets.searching import search_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.contracts.searching import search_named_contracts
from naryad.lists.fields import UNSEEN, ListField, Width
from naryad.lists.ordering import column_order, moment_text, text_order
from naryad.lists.people.targets import name_people, search_named
from naryad.lists.tickets import conditions
from naryad.lists.tickets.asked import ASKED, SEE_ASSETS, SEE_COMPANIES
from naryad.tickets.codes import StageKind
from naryad.tickets.visibility_of_settings import (
    criticalities_visible_to,
    stages_visible_to,
    statuses_visible_to,
    ticket_types_visible_to,
)

_SEE_CONTRACTS = frozenset({Permission.SEE_ALL_CONTRACTS, Permission.SEE_CONTRACTS_OF_COMPANIES})


def _urgency(actor: Actor) -> Combinable:
    """The place of the criticality among all, the most urgent first."""
    mine = criticalities_visible_to(actor, with_deleted=True).order_by()
    found = mine.filter(pk=OuterRef("criticality_id"))
    place = LPad(Cast("position", CharField()), 10, Value("0"))
    return Subquery(found.values(said=place)[:1])


FIELDS = (
    ListField(
        "number",
        pgettext_lazy("ticket", "Number"),
        lambda row: row.number,
        kind=FieldKind.TEXT,
        condition=conditions.column("number"),
        order=text_order(lambda _actor: F("number")),
        width=Width.NARROW,
    ),
    ListField(
        "title",
        _("Ticket"),
        lambda row: row.title,
        kind=FieldKind.TEXT,
        condition=conditions.column("title"),
        width=Width.WIDE,
    ),
    ListField(
        "stage",
        _("Stage"),
        lambda row: row.stage_name,
        kind=FieldKind.REFERENCE,
        condition=conditions.stage,
        targets=stages_visible_to,
    ),
    ListField(
        "assignee",
        _("Assignees"),
        lambda row: ", ".join(each.name for each in row.doers),
        kind=FieldKind.REFERENCES,
        condition=conditions.assignee,
        targets=name_people,
        find_targets=search_named,
    ),
    ListField(
        "deadline",
        _("Deadline"),
        lambda row: row.deadline,
        kind=FieldKind.MOMENT,
        condition=conditions.column("deadline", FieldKind.MOMENT),
        order=column_order("deadline_key"),
    ),
    ListField(
        "criticality",
        _("Criticality"),
        lambda row: row.criticality_name,
        kind=FieldKind.REFERENCE,
        condition=conditions.criticality,
        targets=criticalities_visible_to,
        order=text_order(_urgency),
    ),
    ListField(
        "company",
        _("Company"),
        lambda row: row.company_name or (UNSEEN if row.company_id else ""),
        kind=FieldKind.REFERENCE,
        condition=conditions.company,
        targets=companies_visible_to,
        find_targets=search_companies,
        permissions=SEE_COMPANIES,
    ),
    ListField(
        "type",
        _("Type"),
        lambda row: row.type_name,
        kind=FieldKind.REFERENCE,
        condition=conditions.type_,
        targets=ticket_types_visible_to,
        is_shown=False,
    ),
    ListField(
        "status",
        _("Status for customers"),
        lambda row: row.status_name,
        kind=FieldKind.REFERENCE,
        condition=conditions.status,
        targets=statuses_visible_to,
        is_shown=False,
    ),
    ListField(
        "work_type",
        _("Work type"),
        lambda row: row.work_type_name,
        kind=FieldKind.REFERENCE,
        condition=conditions.work_type,
        targets=work_types_visible_to,
        is_shown=False,
    ),
    ListField(
        "contract",
        _("Contract"),
        lambda row: row.contract_name or (UNSEEN if row.contract_id else ""),
        kind=FieldKind.REFERENCE,
        condition=conditions.contract,
        targets=contracts_visible_to,
        find_targets=search_named_contracts,
        permissions=_SEE_CONTRACTS,
        is_shown=False,
    ),
    ListField(
        "requester",
        _("Requester"),
        lambda row: row.requester_name or (UNSEEN if row.requester_id else ""),
        kind=FieldKind.REFERENCE,
        condition=conditions.requester,
        targets=name_people,
        find_targets=search_named,
        is_shown=False,
    ),
    ListField(
        "rating",
        _("Rating"),
        lambda row: row.rating,
        kind=FieldKind.NUMBER,
        condition=conditions.column("rating", FieldKind.NUMBER),
        is_shown=False,
    ),
    ListField(
        "created",
        pgettext_lazy("ticket", "Created"),
        lambda row: row.created_at,
        kind=FieldKind.MOMENT,
        condition=conditions.column("created", FieldKind.MOMENT, "created_at"),
        order=text_order(lambda _actor: moment_text("created_at")),
        is_newest_first=True,
        is_shown=False,
    ),
    ListField(
        "changed",
        pgettext_lazy("ticket", "Changed"),
        lambda row: row.changed_at,
        kind=FieldKind.MOMENT,
        condition=conditions.column("changed", FieldKind.MOMENT, "changed_at"),
        order=text_order(lambda _actor: moment_text("changed_at")),
        is_newest_first=True,
        is_shown=False,
    ),
    ListField(
        "kind",
        _("Kind of the stage"),
        kind=FieldKind.CHOICE,
        condition=conditions.stage_kind,
        names={conditions.code_of(each): each.label for each in StageKind},
    ),
    ListField(
        "object",
        _("Object"),
        kind=FieldKind.REFERENCE,
        condition=conditions.asset,
        targets=assets_visible_to,
        find_targets=search_assets,
        permissions=SEE_ASSETS,
    ),
    ListField(
        "within",
        _("In the subtree of"),
        kind=FieldKind.REFERENCE,
        condition=conditions.within,
        targets=assets_visible_to,
        find_targets=search_assets,
        permissions=SEE_ASSETS,
    ),
    ListField(
        "area",
        _("Areas"),
        kind=FieldKind.REFERENCES,
        condition=conditions.areas,
        targets=areas_visible_to,
    ),
    ListField(
        "address",
        _("Address"),
        kind=FieldKind.TEXT,
        condition=conditions.column("address"),
    ),
    ListField(
        "open", pgettext_lazy("ticket", "Open"), kind=FieldKind.YES_NO, condition=conditions.is_open
    ),
    ListField(
        "overdue",
        pgettext_lazy("ticket", "Overdue"),
        kind=FieldKind.YES_NO,
        condition=conditions.overdue,
    ),
    ListField(
        "archived",
        _("In the archive"),
        kind=FieldKind.YES_NO,
        condition=conditions.archived,
        permissions=frozenset({Permission.ARCHIVE_TICKETS}),
    ),
    *ASKED,
)
