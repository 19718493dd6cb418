"""What does the editor of a role answer?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import CATALOG, Permission
from naryad.people import actions
from naryad.people.role_contents import read_may_give, read_permissions
from naryad.people.role_editor import choose_permissions
from naryad.people.role_input import RoleInput, clean_role
from naryad.people.visibility import roles_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.roles import RoleForm, fill_from_role
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.office.roles.editor_face import describe_blocks
from naryad.web.office.roles.role_head import describe_head
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from naryad.people.models import Role


@office_door
def role(request: SignedInRequest, role_id: int) -> HttpResponse:
    """The role for those who may see it, with switches for those who may edit it."""
    actor, at = request.actor, request.at
    found = take(roles_visible_to(actor, with_deleted=True), role_id)
    demand(actor, Permission.SEE_ROLES)
    held, may_give = read_permissions(found), read_may_give(found)
    initial = fill_from_role(found, permissions=held, may_give=may_give)
    givable = None if found.is_administrator else _givable(actor)
    form = RoleForm(posted(request), givable=givable, initial=initial)

    def act() -> int:
        new = _clean(form.values(), held=held, role=found, actor=actor)
        return actions.edit_role(role_id, new, seen_version=form.seen_version, by=actor, at=at)

    if request.method == "POST" and not _turns_block(request, form):
        saved = form.save(act, by=actor, at=at, subject=("role", role_id))
        if saved is not None:
            toast(request, form.say(_("Role saved")))
            return see_other(request, reverse("role", args=[role_id]))
    context = describe_head(found, tab="role", actor=actor)
    return _show(request, form, context, held=held, role=found)


@office_door
def role_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    actor.require(Permission.EDIT_ROLES)
    form = RoleForm(posted(request), givable=_givable(actor), initial={})

    def act() -> int:
        return actions.add_role(clean_role(form.values()), by=actor, at=at)

    if request.method == "POST" and not _turns_block(request, form):
        new_id = form.save(act, by=actor, at=at)
        if new_id is not None:
            toast(request, _("Role added. Nobody has it yet."))
            return see_other(request, reverse("role", args=[new_id]))
    crumbs = [Crumb(_("Roles"), reverse("roles")), Crumb(_("New role"))]
    context = {"crumbs": crumbs, "role": None, "holders": 0, "may_edit": True}
    return _show(request, form, context, held=frozenset(), role=None)


def _show(
    request: SignedInRequest,
    form: RoleForm,
    context: Mapping[str, Any],
    *,
    held: frozenset[Permission],
    role: "Role | None",
) -> HttpResponse:
    query = request.GET.get("q", "")
    is_administrator = role is not None and role.is_administrator
    shown = describe_blocks(
        held, form.chosen, is_administrator=is_administrator, actor=request.actor, query=query
    )
    values = {
        **context,
        "form": form,
        "query": query,
        "is_whole": is_administrator,
        "blocks": shown,
        "found": sum(line.is_found for block in shown for line in block.lines),
    }
    return render(request, "office/roles/role.html", values, status=form.status)


def _clean(
    values: dict[str, Any], *, held: frozenset[Permission], role: "Role", actor: Actor
) -> RoleInput:
    """Locked switches send nothing; what they hold stays."""
    chosen = choose_permissions(values["permissions"] or (), held=held, actor=actor)
    return clean_role(values | {"permissions": sorted(held) if role.is_administrator else chosen})


def _givable(actor: Actor) -> "list[Role] | None":
    """Only administrators decide what holders may give, and Administrator is theirs alone."""
    if not actor.is_administrator:
        return None
    living = roles_visible_to(actor).order_by("pk")
    return [each for each in living if not each.is_administrator]


def _turns_block(request: SignedInRequest, form: RoleForm) -> bool:
    """A button without a script: show the form again with a whole block switched."""
    block, colon, side = request.POST.get("turn", "").partition(":")
    if not colon:
        return False
    form.turn_block((each.permission for each in CATALOG if each.block == block), on=side == "on")
    return True
