"""What is the list of roles for one reader?"""

from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import MEANINGS, Permission
from naryad.access.roles import RoleCode
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Flag, States
from naryad.core.label_text import label_text, search_labels
from naryad.lists.fields import Asker, ListField, Width
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.ordering import text_order
from naryad.lists.questions import Question, Show
from naryad.lists.roles.holders import RoleRow, rows_of_roles
from naryad.people.models import Role, RolePermission
from naryad.people.visibility import roles_visible_to


def list_roles(asker: Asker) -> NounList[RoleRow]:
    """By age, the starting roles first."""
    return NounList(
        noun="roles",
        asker=asker,
        fields={field.key: field for field in FIELDS},
        visible=_visible,
        search=_search,
        read=lambda ids, asker: rows_of_roles(ids, actor=asker.actor),
        place=lambda row: str(row.id),
        order="id",
        views=_VIEWS,
        sees_deleted=Permission.EDIT_ROLES,
    )


def _visible(actor: Actor, show: Show) -> QuerySet[Role]:
    roles = roles_visible_to(actor, with_deleted=show != Show.HIDE)
    return roles if show != Show.ONLY else roles.exclude(deleted_at=None)


def _search(roles: QuerySet[Role], words: str, _actor: Actor) -> QuerySet[Role]:
    return search_labels(roles, words, columns=("name", "description"))


def _text(key: str) -> Callable[[Asker], Field]:
    return lambda _asker: Column(
        key, FieldKind.TEXT, label_text(key), lambda role: str(getattr(role, key))
    )


def _for_customers(_asker: Asker) -> Field:
    return Flag(
        "for_customers", lambda: Q(is_for_customers=True), lambda role: role.is_for_customers
    )


def _allows(asker: Asker) -> Field:
    """The administrator's role allows everything by rule."""

    def by(permission: Permission) -> Callable[[], Q]:
        given = RolePermission.objects.filter(
            organization_id=asker.actor.organization_id, permission=permission
        )
        return lambda: Q(code=RoleCode.ADMINISTRATOR) | Q(pk__in=given.values("role_id"))

    states = {permission.value: by(permission) for permission in Permission}
    return States("allows", states, lambda row: {each.value for each in row.permissions})


FIELDS = (
    ListField(
        "name",
        _("Role"),
        lambda row: str(row.role.name),
        kind=FieldKind.TEXT,
        condition=_text("name"),
        order=text_order(lambda _actor: label_text("name")),
        width=Width.WIDE,
    ),
    ListField(
        "description",
        _("Description"),
        lambda row: str(row.role.description),
        kind=FieldKind.TEXT,
        condition=_text("description"),
        width=Width.WIDE,
    ),
    ListField(
        "permissions", _("Permissions"), lambda row: len(row.permissions), width=Width.NARROW
    ),
    ListField("people", _("People"), lambda row: row.holders, width=Width.NARROW),
    ListField(
        "for_customers",
        _("For customers"),
        kind=FieldKind.YES_NO,
        condition=_for_customers,
    ),
    ListField(
        "allows",
        _("Allows"),
        kind=FieldKind.CHOICE,
        condition=_allows,
        names={permission.value: meaning.name for permission, meaning in MEANINGS.items()},
    ),
)

_VIEWS = (
    BuiltInView("all", _("In use"), Question()),
    BuiltInView("deleted", pgettext_lazy("several", "Deleted"), Question(deleted=Show.ONLY)),
)
