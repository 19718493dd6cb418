"""What stands at the head of every page of one role?"""

from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.lists.roles.holders import count_holders
from naryad.people.role_contents import read_permissions
from naryad.web.http import Crumb

if TYPE_CHECKING:
    from naryad.people.models import Role


def describe_head(role: "Role", *, tab: str, actor: Actor) -> dict[str, Any]:
    holders = count_holders([role.pk], actor=actor).get(role.pk, 0)
    allowed = len(read_permissions(role))
    tabs = (
        (
            "role",
            _("Permissions"),
            _("%(some)s of %(all)s") % {"some": allowed, "all": len(Permission)},
        ),
        ("role_people", _("People"), holders),
        ("role_history", _("History"), None),
    )
    return {
        "crumbs": [Crumb(_("Roles"), reverse("roles")), Crumb(str(role.name))],
        "role": role,
        "holders": holders,
        "may_edit": actor.may_change(Permission.EDIT_ROLES) and role.deleted_at is None,
        "copy_key": token_urlsafe(16),
        "tabs": [
            {
                "label": label,
                "url": reverse(route, args=[role.pk]),
                "current": route == tab,
                "count": count,
            }
            for route, label, count in tabs
        ],
    }
