"""What can a program do with roles?"""

from collections.abc import Collection, Sequence
from typing import Any

from django.http import HttpResponse

from naryad.access.permissions import Permission
from naryad.api.answering import answer_edit, answer_item, answer_nothing, answer_one
from naryad.api.asking import ApiRequest
from naryad.api.naming import read_names, write_names
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, Listing, answer_list
from naryad.api.schemas.roles import NewRole, RoleItem, RolePatch
from naryad.api.schemas.shared import Page
from naryad.core.errors import NotVisible
from naryad.lists.roles.holders import RoleRow, rows_of_roles
from naryad.lists.roles.roles_list import list_roles
from naryad.people import actions
from naryad.people.rights import may_give_of
from naryad.people.role_input import RoleInput, clean_role

ROLES = Noun("roles")


def _write(ids: Sequence[int], request: ApiRequest) -> list[ItemOf]:
    rows = rows_of_roles(ids, actor=request.actor)
    organization_id = request.actor.organization_id
    given = may_give_of([row.id for row in rows], organization_id=organization_id)
    return [_item(row, given[row.id]) for row in rows]


def _item(row: RoleRow, may_give: Collection[int]) -> ItemOf:
    role = row.role
    return {
        "id": role.pk,
        "name": str(role.name),
        "names": write_names(role.name),
        "description": str(role.description),
        "descriptions": write_names(role.description),
        "code": role.code,
        "for_customers": role.is_for_customers,
        "permissions": sorted(row.permissions),
        "may_give": sorted(may_give),
        "holders": row.holders,
        "deleted": role.deleted_at is not None,
        "version": role.version,
    }


LISTING = Listing(
    "roles",
    list_roles,
    _write,
    keys=tuple(RoleItem.model_fields),
    names={"permissions": "allows"},
    without=frozenset({"people"}),
)


@ROLES.get("", "list", answers=Page[RoleItem], query=None)
def list_(request: ApiRequest) -> HttpResponse:
    """Newest first. `permissions=people.add` asks for those that allow it."""
    return answer_list(request, LISTING)


@ROLES.post("", "add", answers=RoleItem, status=201)
def add(request: ApiRequest, body: NewRole) -> HttpResponse:
    role_id = actions.add_role(_input(body), by=request.actor, at=request.at)
    return answer_item(request, LISTING, role_id, status=201)


@ROLES.get("/{row:role_id}", "one", answers=RoleItem, query=("deleted",))
def one(request: ApiRequest, role_id: int) -> HttpResponse:
    return answer_one(request, LISTING, role_id)


@ROLES.patch("/{row:role_id}", "edit", answers=RoleItem)
def edit(request: ApiRequest, role_id: int, body: RolePatch) -> HttpResponse:
    """Acts at once on all who hold the role. What is not sent stays as it is."""

    def act(seen: int) -> None:
        request.actor.require(Permission.EDIT_ROLES)
        rows = rows_of_roles([role_id], actor=request.actor)
        if not rows:
            raise NotVisible
        new = _input(body, rows[0])
        actions.edit_role(role_id, new, seen_version=seen, by=request.actor, at=request.at)

    return answer_edit(request, LISTING, role_id, version=body.version, act=act)


@ROLES.delete("/{row:role_id}", "delete", status=204, query=("also_take",))
def delete(request: ApiRequest, role_id: int, also_take: bool = False) -> HttpResponse:
    """`also_take`: from everybody who holds it; without, one that somebody holds stays."""
    actions.delete_role(role_id, also_take=also_take, by=request.actor, at=request.at)
    return answer_nothing()


@ROLES.post("/{row:role_id}/restoration", "restore", answers=RoleItem)
def restore(request: ApiRequest, role_id: int) -> HttpResponse:
    """With what it allowed, and with nobody who holds it."""
    actions.restore_role(role_id, by=request.actor, at=request.at)
    return answer_item(request, LISTING, role_id)


def _input(body: NewRole, row: RoleRow | None = None) -> RoleInput:
    sent = body.sent()
    values: dict[str, Any] = {
        "name": read_names(sent, "name", current=row.role.name if row else None),
        "description": read_names(
            sent, "description", current=row.role.description if row else None
        ),
        "is_for_customers": sent.get("for_customers", row.role.is_for_customers if row else False),
        "permissions": sent.get("permissions", row.permissions if row else ()),
        "may_give_ids": sent.get("may_give"),
    }
    return clean_role(values)
