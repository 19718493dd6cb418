"""What do the pages of designs of labels answer?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.lists.timeline import read_timeline
from naryad.stickers import actions
from naryad.stickers.designs import design_of, standard_design
from naryad.stickers.input import clean_design
from naryad.stickers.queries import deleted_designs, list_designs
from naryad.stickers.visibility import designs_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.stickers import DesignForm, fill_from_design
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.codes.previews import describe_paper, preview_form
from naryad.web.office.happenings import tell
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from naryad.stickers.models import StickerDesign


@office_door
@require_safe
def sticker_designs(request: SignedInRequest) -> HttpResponse:
    actor, shows_deleted = request.actor, "deleted" in request.GET
    demand(actor, Permission.EDIT_CODES)
    deleted = deleted_designs(actor)
    rows = deleted if shows_deleted else list_designs(actor)
    context = {
        "crumbs": [Crumb(_("Codes and labels"), reverse("codes")), Crumb(_("Designs of labels"))],
        "rows": [(row, describe_paper(design_of(row))) for row in rows],
        "standard": describe_paper(standard_design()),
        "deleted": len(deleted),
        "shows_deleted": shows_deleted,
    }
    return render(request, "office/stickers/list.html", context)


@office_door
def sticker_design_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    actor.require(Permission.EDIT_CODES)
    initial = {**fill_from_design(standard_design()), "name_ru": "", "name_en": ""}
    form = DesignForm(posted(request), initial=initial)

    def act() -> int:
        return actions.add_design(clean_design(form.values()), by=actor, at=at)

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        return _leave(request, _("Design added"))
    return _show(request, form, title=_("New design"), submit=_("Add"))


@office_door
def sticker_design_edit(request: SignedInRequest, design_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take(designs_visible_to(actor), design_id)
    actor.require(Permission.EDIT_CODES)
    initial = fill_from_design(design_of(found), version=found.version)
    form = DesignForm(posted(request), initial=initial)

    def act() -> int:
        new, seen = clean_design(form.values()), form.seen_version
        return actions.edit_design(design_id, new, seen_version=seen, by=actor, at=at)

    subject = ("sticker_design", design_id)
    if form.is_bound and form.save(act, by=actor, at=at, subject=subject) is not None:
        return _leave(request, form.say(_("Saved")))
    return _show(request, form, title=str(found.name), submit=_("Save"), of=found)


@office_door
@require_POST
def sticker_preview(request: SignedInRequest) -> HttpResponse:
    """How labels would look, of what stands in the form; nothing is kept."""
    demand(request.actor, Permission.EDIT_CODES)
    form = DesignForm(request.POST)
    context = {"preview": preview_form(form, organization=request.organization, is_drawn=True)}
    return render(request, "office/stickers/preview.html", context)


@office_door
@require_POST
def sticker_design_deletion(request: SignedInRequest, design_id: int) -> HttpResponse:
    """At once, since nothing hangs on it and the undo brings it back."""
    actor = request.actor
    found = take(designs_visible_to(actor, with_deleted=True), design_id)
    actor.require(Permission.EDIT_CODES)
    if found.deleted_at is None:
        actions.delete_design(design_id, by=actor, at=request.at)
    undo = Undo(reverse("sticker_design_restoration", args=[design_id]))
    return _leave(request, _("“%(name)s” deleted") % {"name": found.name}, undo=undo)


@office_door
@require_POST
def sticker_design_restoration(request: SignedInRequest, design_id: int) -> HttpResponse:
    actor = request.actor
    found = take(designs_visible_to(actor, with_deleted=True), design_id)
    actor.require(Permission.EDIT_CODES)
    if found.deleted_at is not None:
        actions.restore_design(design_id, by=actor, at=request.at)
    return _leave(request, _("“%(name)s” restored") % {"name": found.name})


def _show(
    request: SignedInRequest,
    form: DesignForm,
    *,
    title: str,
    submit: str,
    of: "StickerDesign | None" = None,
) -> HttpResponse:
    here = reverse("sticker_designs")
    events = read_timeline("sticker_design", of.pk, actor=request.actor) if of else []
    crumbs = [Crumb(_("Codes and labels"), reverse("codes"))]
    context: dict[str, Any] = {
        "crumbs": [*crumbs, Crumb(_("Designs of labels"), here), Crumb(title)],
        "form": form,
        "preview": preview_form(form, organization=request.organization),
        "title": title,
        "submit": submit,
        "design": of,
        "happenings": tell(events),
        "back": here,
    }
    return render(request, "office/stickers/edit.html", context, status=form.status)


def _leave(request: SignedInRequest, said: str, *, undo: Undo | None = None) -> HttpResponse:
    toast(request, said, undo=undo)
    return see_other(request, reverse("sticker_designs"))
