"""What is there of a person in a list?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core.conditions.operators import FieldKind
from naryad.lists.assets.searching import find_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.fields import ListField, Width
from naryad.lists.ordering import column_order, text_order
from naryad.lists.people import conditions, orders
from naryad.lists.people.invitations import ASKED_NAMES
from naryad.lists.people.registrations import CAME_NAMES
from naryad.people.naming import say_name
from naryad.people.visibility import roles_visible_to

_SEE_ROLES = frozenset({Permission.SEE_ROLES, Permission.EDIT_ROLES, Permission.GIVE_ROLES})

_NAME = ListField(
    "name",
    pgettext_lazy("head of a list of people", "Name, by last name"),
    lambda row: say_name(row.first_name, row.last_name),
    order=column_order("sort_key"),
    width=Width.WIDE,
)
_COMPANY = ListField(
    "company",
    _("Company"),
    kind=FieldKind.REFERENCES,
    condition=conditions.companies,
    targets=companies_visible_to,
    find_targets=search_companies,
)
_COMPANY_COLUMN = ListField(
    "company",
    _("Company"),
    lambda row: ", ".join(row.belongs),
    kind=FieldKind.REFERENCES,
    condition=conditions.companies,
    targets=companies_visible_to,
    find_targets=search_companies,
    order=text_order(orders.first_company),
)
_ROLE = ListField(
    "role",
    _("Role"),
    kind=FieldKind.REFERENCES,
    condition=conditions.roles,
    targets=roles_visible_to,
    permissions=_SEE_ROLES,
)
_ROLE_COLUMN = ListField(
    "role",
    _("Role"),
    lambda row: ", ".join(row.belongs),
    kind=FieldKind.REFERENCES,
    condition=conditions.roles,
    targets=roles_visible_to,
    permissions=_SEE_ROLES,
)
_REST = (
    ListField(
        "position",
        _("Position"),
        lambda row: row.position,
        kind=FieldKind.TEXT,
        condition=conditions.column("position"),
        order=text_order(orders.position),
        edit="position",
    ),
    ListField(
        "phone",
        _("Phone"),
        lambda row: row.phone,
        kind=FieldKind.TEXT,
        condition=conditions.column("phone"),
    ),
    ListField(
        "email",
        _("E-mail"),
        lambda row: row.email,
        kind=FieldKind.TEXT,
        condition=conditions.column("email"),
        width=Width.WIDE,
    ),
    ListField(
        "invitation",
        _("Invitation"),
        lambda row: row.invitation.name,
        kind=FieldKind.CHOICE,
        condition=conditions.invitation,
        names=ASKED_NAMES,
    ),
    ListField(
        "seen",
        _("Last seen"),
        lambda row: row.seen_at,
        kind=FieldKind.MOMENT,
        condition=conditions.seen,
        order=text_order(orders.last_seen),
        is_newest_first=True,
        width=Width.NARROW,
    ),
    ListField(
        "added",
        pgettext_lazy("when a person was", "Added"),
        lambda row: row.created_at,
        kind=FieldKind.MOMENT,
        condition=conditions.column("added", FieldKind.MOMENT, "created_at"),
        order=text_order(orders.added),
        is_newest_first=True,
        is_shown=False,
        width=Width.NARROW,
    ),
    ListField(
        "area",
        _("Area"),
        lambda row: ", ".join(row.areas),
        kind=FieldKind.REFERENCES,
        condition=conditions.areas,
        targets=areas_visible_to,
        is_shown=False,
    ),
    ListField(
        "banned",
        pgettext_lazy("several", "Banned"),
        kind=FieldKind.YES_NO,
        condition=conditions.banned,
    ),
)

_REGISTRATION = (
    ListField(
        "registration",
        _("Registered by a code"),
        lambda row: row.registration.label if row.registration else "",
        kind=FieldKind.CHOICE,
        condition=conditions.registration,
        names=CAME_NAMES,
        is_shown=False,
    ),
    ListField(
        "came_by",
        _("By the code of"),
        kind=FieldKind.REFERENCES,
        condition=conditions.came_by,
        targets=assets_visible_to,
        find_targets=find_assets,
    ),
)

FIELDS: dict[Kind, tuple[ListField, ...]] = {
    Kind.CUSTOMER: (_NAME, _COMPANY_COLUMN, *_REST, *_REGISTRATION, _ROLE),
    Kind.EMPLOYEE: (_NAME, _ROLE_COLUMN, *_REST, _COMPANY),
}


def people_fields(kind: Kind, actor: Actor) -> tuple[dict[str, ListField], frozenset[str]]:
    """Those of this reader, and the keys of those that are hidden from them."""
    shown = {field.key: field for field in FIELDS[kind] if field.is_for(actor)}
    return shown, frozenset(field.key for field in FIELDS[kind]) - set(shown)
