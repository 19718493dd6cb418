"""Which face has the list of roles?"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup, escape

from naryad.access.actor import Actor
from naryad.access.permissions import MEANINGS, Permission
from naryad.lists.fields import Asker
from naryad.lists.roles.holders import RoleRow, rows_of_roles
from naryad.lists.roles.roles_list import list_roles
from naryad.people.visibility import roles_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.figures import say_number
from naryad.web.lists.face import Adding, Empty, ListFace, Look, OpenList, Writer
from naryad.web.menu import find_path
from naryad.web.taking import demand, take


def open_roles(asker: Asker) -> OpenList:
    demand(asker.actor, Permission.SEE_ROLES)
    return OpenList(list_roles(asker), FACE)


def _name(row: RoleRow) -> str:
    return str(row.role.name)


def _url(row: RoleRow) -> str:
    return f"{find_path('roles')}{row.id}/"


def _write_cells(_asker: Asker) -> Mapping[str, Writer]:
    deleted, for_customers = _("Deleted"), _("for customers")

    def name(row: RoleRow) -> Markup:
        words = [for_customers] * row.role.is_for_customers
        words += [deleted] * (row.role.deleted_at is not None)
        tags = "".join(f'<span class="tg">{escape(each)}</span>' for each in words)
        link = f'<a class="subj cut" href="{_url(row)}">{escape(_name(row))}</a>'
        return Markup(f'<span class="row0">{link}{tags}</span>')  # noqa: S704 - escaped

    return {"name": name, "permissions": _permissions, "people": _people}


def _permissions(row: RoleRow) -> str:
    return _("%(some)s of %(all)s") % {"some": len(row.permissions), "all": len(Permission)}


def _people(row: RoleRow) -> Markup:
    """The number leads to those whom it counts."""
    if not row.holders:
        return Markup('<span class="mut">0</span>')
    return Markup('<a href="{}people/">{}</a>').format(_url(row), say_number(row.holders))


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s role.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s roles.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(_actor: Actor) -> Empty:
    """There is always one: this answers for the tab of deleted ones alone."""
    return Empty(_("No roles here"), icon="shield")


def _describe_peek(request: SignedInRequest, role_id: int) -> Mapping[str, Any]:
    actor = request.actor
    role = take(roles_visible_to(actor), role_id)
    (row,) = rows_of_roles([role.pk], actor=actor)
    return {
        "name": str(role.name),
        "role": role,
        "holders": row.holders,
        "allows": [m.name for permission, m in MEANINGS.items() if permission in row.permissions],
        "url": reverse("role", args=[role_id]),
    }


FACE = ListFace(
    noun="roles",
    title=gettext_lazy("Roles"),
    search_label=gettext_lazy("Search roles"),
    search_hint=gettext_lazy("Name or description"),
    row_name=_name,
    row_url=_url,
    row_menu=lambda row: f"{_url(row)}menu/",
    write_cells=_write_cells,
    looks={
        "name": Look("c-main"),
        "description": Look("mut c-sub", width="w-48"),
        "permissions": Look("r num c-hide", head="r", hides="c-mid", width="w-13"),
        "people": Look("r num c-st", head="r", width="w-11"),
    },
    peek="office/roles/peek.html",
    describe_peek=_describe_peek,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    adding=Adding(gettext_lazy("New role"), lambda: reverse("role_new"), Permission.EDIT_ROLES),
)
