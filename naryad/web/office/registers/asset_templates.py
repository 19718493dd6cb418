"""What do the pages of templates of objects answer? They stand beside the directories."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.template_input import clean_template
from naryad.assets.template_queries import deleted_templates, list_templates, seen_in_template
from naryad.assets.visibility import asset_templates_visible_to
from naryad.lists.timeline import read_timeline
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.asset_templates import AssetTemplateForm, fill_from_template
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.assets.choices import offer_entries
from naryad.web.office.happenings import tell
from naryad.web.office.registers.directory_tabs import describe_tabs
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.assets.models import AssetTemplate


@office_door
@require_safe
def asset_templates(request: SignedInRequest) -> HttpResponse:
    actor, query = request.actor, request.GET.get("q", "")
    shows_deleted = "deleted" in request.GET and actor.may(Permission.EDIT_CATALOG)
    deleted = deleted_templates(actor)
    context = {
        "crumbs": [Crumb(_("Directories"))],
        "tabs": describe_tabs(actor, "asset-templates"),
        "templates": deleted if shows_deleted else list_templates(actor, query=query),
        "deleted": len(deleted),
        "shows_deleted": shows_deleted,
        "query": query,
    }
    return render(request, "office/asset_templates/list.html", context, block="found")


@office_door
def asset_template_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    actor.require(Permission.EDIT_CATALOG)
    form = _form(request, {"is_published": True})

    def act() -> int:
        return actions.add_asset_template(clean_template(form.values()), by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        return _leave(request, _("Template added"))
    return _show(request, form, title=_("New template"), submit=_("Add"))


@office_door
def asset_template_edit(request: SignedInRequest, template_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take(asset_templates_visible_to(actor), template_id)
    actor.require(Permission.EDIT_CATALOG)
    form = _form(request, fill_from_template(found, seen_in_template(actor, found)))

    def act() -> int:
        new, seen = clean_template(form.values()), form.seen_version
        return actions.edit_asset_template(template_id, new, seen_version=seen, by=actor, at=at)

    if request.method == "POST":
        subject = ("asset_template", template_id)
        if form.save(act, by=actor, at=at, subject=subject) is not None:
            return _leave(request, form.say(_("Saved")))
    return _show(request, form, title=str(found.name), submit=_("Save"), of=found)


@office_door
@require_POST
def asset_template_deletion(request: SignedInRequest, template_id: int) -> HttpResponse:
    """At once, since nothing hangs on it and the undo brings it back."""
    actor = request.actor
    found = take(asset_templates_visible_to(actor, with_deleted=True), template_id)
    actor.require(Permission.EDIT_CATALOG)
    if found.deleted_at is None:
        actions.delete_asset_template(template_id, by=actor, at=request.at)
    undo = Undo(reverse("asset_template_restoration", args=[template_id]))
    return _leave(request, _("“%(name)s” deleted") % {"name": found.name}, undo=undo)


@office_door
@require_POST
def asset_template_restoration(request: SignedInRequest, template_id: int) -> HttpResponse:
    actor = request.actor
    found = take(asset_templates_visible_to(actor, with_deleted=True), template_id)
    actor.require(Permission.EDIT_CATALOG)
    if found.deleted_at is not None:
        actions.restore_asset_template(template_id, by=actor, at=request.at)
    return _leave(request, _("“%(name)s” restored") % {"name": found.name})


def _form(request: SignedInRequest, initial: dict[str, Any]) -> AssetTemplateForm:
    choices = offer_entries(request.actor, without_type=_("Without a type"))
    return AssetTemplateForm(posted(request), choices=choices, initial=initial)


def _show(
    request: SignedInRequest,
    form: AssetTemplateForm,
    *,
    title: str,
    submit: str,
    of: "AssetTemplate | None" = None,
) -> HttpResponse:
    here, actor = reverse("asset_templates"), request.actor
    events = read_timeline("asset_template", of.pk, actor=actor) if of else []
    context = {
        "crumbs": [
            Crumb(_("Directories"), reverse("directories")),
            Crumb(_("Templates of objects"), here),
            Crumb(title),
        ],
        "form": form,
        "title": title,
        "submit": submit,
        "template": of,
        "happenings": tell(events),
        "back": here,
    }
    return render(request, "office/asset_templates/edit.html", context, status=form.status)


def _leave(request: SignedInRequest, said: str, *, undo: Undo | None = None) -> HttpResponse:
    toast(request, said, undo=undo)
    return see_other(request, reverse("asset_templates"))
