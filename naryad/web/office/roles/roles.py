"""What does what can be done with a role answer?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.history.timeline import events_of
from naryad.lists.roles.holders import count_holders, holders_of
from naryad.people import actions
from naryad.people.visibility import roles_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.roles import RoleDeletionForm
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.happenings import tell
from naryad.web.office.roles.role_head import describe_head
from naryad.web.taking import demand, take

_MOST_PEOPLE = 200


@office_door
@require_safe
def role_menu(request: SignedInRequest, role_id: int) -> HttpResponse:
    """What can be done with a role, behind the three dots of its row."""
    role = take(roles_visible_to(request.actor, with_deleted=True), role_id)
    context = describe_head(role, tab="role", actor=request.actor)
    return render(request, "office/roles/menu.html", context, block="menu")


@office_door
@require_safe
def role_people(request: SignedInRequest, role_id: int) -> HttpResponse:
    actor = request.actor
    role = take(roles_visible_to(actor, with_deleted=True), role_id)
    demand(actor, Permission.SEE_ROLES)
    found = holders_of(role, actor=actor, most=_MOST_PEOPLE)
    context = describe_head(role, tab="role_people", actor=actor)
    return render(request, "office/roles/people.html", {**context, "found": found})


@office_door
@require_safe
def role_history(request: SignedInRequest, role_id: int) -> HttpResponse:
    actor = request.actor
    role = take(roles_visible_to(actor, with_deleted=True), role_id)
    demand(actor, Permission.SEE_ROLES)
    events = events_of("role", role_id, organization_id=actor.organization_id)
    context = describe_head(role, tab="role_history", actor=actor)
    return render(request, "office/roles/history.html", {**context, "happenings": tell(events)})


@office_door
@require_POST
def role_copy(request: SignedInRequest, role_id: int) -> HttpResponse:
    actor, at, form = request.actor, request.at, ActionForm(request.POST)
    take(roles_visible_to(actor), role_id)
    new_id = form.save(lambda: actions.copy_role(role_id, by=actor, at=at), by=actor, at=at)
    if new_id is None:
        toast(request, " ".join(map(str, form.non_field_errors())), kind="bad")
        return see_other(request, reverse("role", args=[role_id]))
    toast(request, _("Copied. Nobody has the new role yet."))
    return see_other(request, reverse("role", args=[new_id]))


@office_door
def role_deletion(request: SignedInRequest, role_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    role = take(roles_visible_to(actor, with_deleted=request.method == "POST"), role_id)
    actor.require(Permission.EDIT_ROLES)
    form = RoleDeletionForm(posted(request))

    def act() -> int:
        also_take = bool(form["also_take"].data)
        return actions.delete_role(role_id, also_take=also_take, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        undo = Undo(reverse("role_restoration", args=[role_id]))
        toast(request, _("Role “%(name)s” deleted") % {"name": role.name}, undo=undo)
        return see_other(request, reverse("roles"))
    context = {
        "crumbs": [Crumb(_("Roles"), reverse("roles")), Crumb(str(role.name))],
        "role": role,
        "form": form,
        "holders": count_holders([role_id], actor=actor).get(role_id, 0),
    }
    template = "office/roles/deletion.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_POST
def role_restoration(request: SignedInRequest, role_id: int) -> HttpResponse:
    """Without the people who had it: they were told that they lose it."""
    actor = request.actor
    role = take(roles_visible_to(actor, with_deleted=True), role_id)
    actor.require(Permission.EDIT_ROLES)
    if role.deleted_at is not None:
        actions.restore_role(role_id, by=actor, at=request.at)
    toast(request, _("Role “%(name)s” restored. Nobody has it yet.") % {"name": role.name})
    return see_other(request, reverse("role", args=[role_id]))
