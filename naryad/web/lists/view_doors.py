"""What do the pages of saved views answer?"""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.access.permissions import Permission
from naryad.lists import actions
from naryad.lists.saved_views import read_views, roles_of_view, state_of
from naryad.lists.visibility import own_views
from naryad.people.visibility import roles_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.views import ArrangeForm, SharingForm, ViewForm
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.lists.addresses import list_url
from naryad.web.lists.doors import ask
from naryad.web.lists.face import OpenList
from naryad.web.lists.view_face import (
    describe_arrangement,
    describe_saving,
    fill_from_view,
    find_own,
    read_arrangement,
)
from naryad.web.menu import find_path
from naryad.web.taking import demand, take

_MOST_ROLES = 200


def answer_views(request: SignedInRequest, opened: OpenList) -> HttpResponse:
    """All views over a list: which are tabs, in which order, which comes first; what else can be
    done with one's own."""
    actor, noun = request.actor, opened.asked.noun
    views = read_views(noun, actor=actor)
    form = ArrangeForm(posted(request))
    if request.method == "POST":
        ordered, pinned, default = read_arrangement(request.POST, views)

        def act() -> int:
            return actions.arrange_views(
                noun, ordered, pinned=pinned, default=default, by=actor, at=request.at
            )

        if form.save(act, by=actor, at=request.at) is not None:
            toast(request, _("Views are in their places"))
            return see_other(request, opened.path)
    context = describe_arrangement(opened, views) | {"form": form}
    return render(request, "lists/views.html", context, block="dialog", status=form.status)


def answer_view_new(request: SignedInRequest, opened: OpenList) -> HttpResponse:
    """The question of the address gets a name; or the view on which one stands asks it now."""
    actor, at, question = request.actor, request.at, ask(request, opened)
    here = find_own(opened, question.view)
    form = ViewForm(posted(request), initial=fill_from_view(here))
    state = state_of(question, opened.asked)
    changed = here if request.POST.get("do") == "change" else None

    def act() -> int:
        name, seen = form.values()["name"], form.seen_version
        if changed is None:
            return actions.save_view(opened.asked.noun, name, state=state, by=actor, at=at)
        return actions.edit_view(changed.id, name, state=state, seen_version=seen, by=actor, at=at)

    if request.method == "POST":
        view_id = form.save(act, by=actor, at=at, subject=("view", changed.id if changed else 0))
        if view_id is not None:
            toast(request, _("View “%(name)s” saved") % {"name": form["name"].data})
            return see_other(request, list_url(opened, replace(question, view=str(view_id))))
    context = describe_saving(opened, question, here) | {"form": form}
    return render(request, "lists/view_new.html", context, block="dialog", status=form.status)


@office_door
def view_edit(request: SignedInRequest, view_id: int) -> HttpResponse:
    """Another name; what it asks is changed from the list itself."""
    actor, at = request.actor, request.at
    view = take(own_views(actor), view_id)
    form = ViewForm(posted(request), initial={"name": view.name, "version": view.version})

    def act() -> int:
        name, seen = form.values()["name"], form.seen_version
        return actions.edit_view(view_id, name, state=None, seen_version=seen, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at, subject=("view", view_id)):
        toast(request, _("View “%(name)s” saved") % {"name": form["name"].data})
        return see_other(request, _views_url(view.noun))
    context = _context(view) | {"form": form}
    return render(request, "lists/view_edit.html", context, block="dialog", status=form.status)


@office_door
def view_sharing(request: SignedInRequest, view_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    view = take(own_views(actor), view_id)
    demand(actor, Permission.SHARE_VIEWS)
    rows = roles_visible_to(actor).order_by("pk").values_list("pk", "name")[:_MOST_ROLES]
    roles = [(str(pk), str(name)) for pk, name in rows]
    form = SharingForm(posted(request), roles=roles, initial=roles_of_view(view_id, actor=actor))

    def act() -> int:
        shared, first = form.ids("roles"), form.ids("default")
        return actions.share_view(view_id, shared | first, default_for=first, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("View “%(name)s” shared") % {"name": view.name})
        return see_other(request, _views_url(view.noun))
    context = _context(view) | {"form": form}
    return render(request, "lists/view_sharing.html", context, block="dialog", status=form.status)


@office_door
@require_POST
def view_deletion(request: SignedInRequest, view_id: int) -> HttpResponse:
    view = take(own_views(request.actor, with_deleted=True), view_id)
    if view.deleted_at is None:
        actions.delete_view(view_id, by=request.actor, at=request.at)
    undo = Undo(reverse("view_restoration", args=[view_id]))
    toast(request, _("View “%(name)s” deleted") % {"name": view.name}, undo=undo)
    return see_other(request, find_path(view.noun))


@office_door
@require_POST
def view_restoration(request: SignedInRequest, view_id: int) -> HttpResponse:
    view = take(own_views(request.actor, with_deleted=True), view_id)
    if view.deleted_at is not None:
        actions.restore_view(view_id, by=request.actor, at=request.at)
    toast(request, _("View “%(name)s” restored") % {"name": view.name})
    return see_other(request, find_path(view.noun))


def _context(view: Any) -> dict[str, Any]:
    back = _views_url(view.noun)
    return {"view": view, "back": back, "crumbs": [Crumb(_("Views"), back), Crumb(view.name)]}


def _views_url(noun: str) -> str:
    return find_path(f"{noun}_views")
