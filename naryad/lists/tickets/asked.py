"""What can be asked of tickets that no column shows?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.permissions import Permission
from naryad.catalog.visibility import asset_classes_visible_to, asset_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core.conditions.operators import FieldKind
from naryad.lists.companies.searching import search_companies
from naryad.lists.fields import ListField
from naryad.lists.people.targets import name_people, search_named
from naryad.lists.tickets import conditions, far_conditions
from naryad.lists.tickets.searching import find_by_number, name_tickets
from naryad.tickets.codes import Branch, Source

SEE_COMPANIES = frozenset({Permission.SEE_ALL_COMPANIES, Permission.SEE_OWN_COMPANIES})

SEE_ASSETS = frozenset(
    {
        Permission.SEE_ALL_ASSETS,
        Permission.SEE_ASSETS_OF_COMPANIES,
        Permission.SEE_ASSETS_OF_SUBSIDIARIES,
        Permission.SEE_ASSETS_IN_AREAS,
        Permission.SEE_ASSETS_WHERE_RESPONSIBLE,
        Permission.SEE_SCANNED_ASSETS,
    }
)

ASKED = (
    ListField(
        "holding",
        _("Company with its subsidiaries"),
        kind=FieldKind.REFERENCE,
        condition=far_conditions.holding,
        targets=companies_visible_to,
        find_targets=search_companies,
        permissions=SEE_COMPANIES,
    ),
    ListField(
        "object_type",
        _("Type of the object"),
        kind=FieldKind.REFERENCE,
        condition=far_conditions.object_type,
        targets=asset_types_visible_to,
        permissions=SEE_ASSETS,
    ),
    ListField(
        "object_class",
        _("Class of the object"),
        kind=FieldKind.REFERENCE,
        condition=far_conditions.object_class,
        targets=asset_classes_visible_to,
        permissions=SEE_ASSETS,
    ),
    ListField(
        "responsible",
        _("Responsible for the object"),
        kind=FieldKind.REFERENCE,
        condition=conditions.responsible,
        targets=name_people,
        find_targets=search_named,
    ),
    ListField(
        "author",
        _("Created by"),
        kind=FieldKind.REFERENCE,
        condition=conditions.author,
        targets=name_people,
        find_targets=search_named,
    ),
    ListField(
        "source",
        _("How it came in"),
        kind=FieldKind.CHOICE,
        condition=far_conditions.source,
        names={far_conditions.code_of(each): each.label for each in Source},
    ),
    ListField(
        "branch",
        _("Branch"),
        kind=FieldKind.CHOICE,
        condition=far_conditions.branch,
        names={far_conditions.code_of(each): each.label for each in Branch},
    ),
    ListField(
        "external_id",
        _("External id"),
        kind=FieldKind.TEXT,
        condition=conditions.column("external_id"),
    ),
    ListField(
        "entered",
        _("In its stage since"),
        kind=FieldKind.MOMENT,
        condition=conditions.column("entered", FieldKind.MOMENT, "entered_at"),
    ),
    ListField(
        "visit",
        _("The visit begins"),
        kind=FieldKind.MOMENT,
        condition=conditions.column("visit", FieldKind.MOMENT, "window_from"),
    ),
    ListField(
        "completed",
        pgettext_lazy("ticket", "Completed"),
        kind=FieldKind.MOMENT,
        condition=conditions.column("completed", FieldKind.MOMENT, "completed_at"),
    ),
    ListField(
        "closed",
        pgettext_lazy("ticket", "Closed"),
        kind=FieldKind.MOMENT,
        condition=conditions.column("closed", FieldKind.MOMENT, "closed_at"),
    ),
    ListField(
        "unread",
        _("Messages that I have not read"),
        kind=FieldKind.YES_NO,
        condition=far_conditions.unread,
    ),
    ListField(
        "part",
        _("Part of another ticket"),
        kind=FieldKind.YES_NO,
        condition=far_conditions.is_part,
    ),
    ListField(
        "parent",
        _("Part of the ticket"),
        kind=FieldKind.REFERENCE,
        condition=far_conditions.parent,
        targets=name_tickets,
        find_targets=find_by_number,
    ),
    ListField(
        "parts",
        _("Has parts"),
        kind=FieldKind.YES_NO,
        condition=far_conditions.has_parts,
    ),
    ListField(
        "open_parts",
        _("Has open parts"),
        kind=FieldKind.YES_NO,
        condition=far_conditions.has_open_parts,
    ),
    ListField(
        "favourite",
        pgettext_lazy("ticket", "Favourite"),
        kind=FieldKind.YES_NO,
        condition=conditions.favourite,
    ),
)
