"""What does the form of all conditions of a list offer?"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.lists.people_conditions import NO_COMPANY, PeopleConditions, Show
from naryad.lists.people_invitations import ASKED_NAMES
from naryad.lists.people_sorting import Order, PeopleSort
from naryad.people.visibility import roles_visible_to
from naryad.web.office.people.addresses import list_url

Options = list[tuple[str, str]]
_MOST_ROLES = _MOST_AREAS = 200


def describe_filter(conditions: PeopleConditions, order: Order, *, actor: Actor) -> dict[str, Any]:
    roles = roles_visible_to(actor).order_by("pk").values_list("pk", "name")[:_MOST_ROLES]
    areas = areas_visible_to(actor).order_by("position", "pk").values_list("pk", "name")
    return {
        "conditions": conditions,
        "list_url": list_url(PeopleConditions(conditions.kind)),
        "roles": _options(roles),
        "areas": _options(areas[:_MOST_AREAS]),
        "chosen_roles": {str(choice.id) for choice in conditions.role},
        "chosen_areas": {str(choice.id) for choice in conditions.area},
        "no_company": NO_COMPANY,
        "invitations": [
            ("", _("Any")),
            *((each.value, name) for each, name in ASKED_NAMES.items()),
        ],
        "banned": _say_shows(Show.ALL),
        "deleted": _say_shows(Show.HIDE) if actor.may(Permission.SEE_DELETED_PEOPLE) else [],
        "orders": _orders(conditions.kind),
        "order": str(order),
    }


def _options(rows: Any) -> Options:
    return [(str(row_id), str(name)) for row_id, name in rows]


def _say_shows(default: Show) -> Options:
    """The default is said by nothing in the address."""
    words = {
        Show.ALL: _("Show with the others"),
        Show.HIDE: _("Hide"),
        Show.ONLY: _("Only these"),
    }
    return [("" if show == default else show.value, word) for show, word in words.items()]


def _orders(kind: Kind) -> Options:
    company = [(str(Order(PeopleSort.COMPANY)), _("Company"))] if kind == Kind.CUSTOMER else []
    return [
        ("", pgettext("of a person", "Name")),
        (str(Order(PeopleSort.NAME, is_descending=True)), _("Name, from the end")),
        *company,
        (str(Order(PeopleSort.POSITION)), _("Position")),
        (str(Order(PeopleSort.SEEN, is_descending=True)), _("Last seen, newest first")),
        (str(Order(PeopleSort.ADDED, is_descending=True)), _("Added, newest first")),
    ]
