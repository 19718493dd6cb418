"""What is told of one attached file in the office, and what can be done with it?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.core.outcomes import only
from naryad.files import actions
from naryad.files.owners import Owner, demand_change, find_owner, holder_of, may_change
from naryad.files.visibility import attached_file
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.files.places import page_of_owner
from naryad.web.forms.action_form import posted
from naryad.web.forms.files import FileForm, fill_from_file
from naryad.web.http import Crumb, Undo, render, see_other, toast

if TYPE_CHECKING:
    from naryad.files.models import File


@office_door
@require_safe
def office_file(request: SignedInRequest, file_id: int) -> HttpResponse:
    """The photo at large; a behaviour asks only for what can be done."""
    found = attached_file(file_id, actor=request.actor)
    owner, context = _owner(found), _frame(request, found)
    context |= {
        "file": found,
        "may_change": _may_change(request, found),
        "holder": holder_of(owner.noun),
        "back": page_of_owner(owner),
    }
    return render(request, "office/files/file.html", context, block="menu")


@office_door
def file_edit(request: SignedInRequest, file_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = attached_file(file_id, actor=actor)
    owner = _owner(found)
    demand_change(found, by=actor)
    form = FileForm(posted(request), initial=fill_from_file(found))

    def act() -> int:
        new, seen = form.file_input(), form.seen_version
        return actions.edit_file(found.pk, new, of=owner.noun, seen_version=seen, by=actor, at=at)

    if request.method == "POST":
        subject = (owner.noun, owner.id)
        if form.save(act, by=actor, at=at, subject=subject) is not None:
            toast(request, form.say(_("Saved")))
            return see_other(request, page_of_owner(owner))
    context = {**_frame(request, found), "file": found, "form": form}
    context |= {"holder": holder_of(owner.noun), "back": page_of_owner(owner)}
    template = "office/files/edit.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_POST
def file_marking(request: SignedInRequest, file_id: int) -> HttpResponse:
    """For customers, or no more."""
    found = attached_file(file_id, actor=request.actor)
    owner, is_on = _owner(found), request.POST.get("on") == "1"
    only(actions.mark_files([file_id], is_on, of=owner.noun, by=request.actor, at=request.at))
    said = _("Customers see “%(name)s”") if is_on else _("Customers do not see “%(name)s” any more")
    toast(request, said % {"name": found.name})
    return see_other(request, page_of_owner(owner))


@office_door
@require_POST
def file_showing(request: SignedInRequest, file_id: int) -> HttpResponse:
    """To strangers who scan a code of the record, or no more."""
    found = attached_file(file_id, actor=request.actor)
    owner, is_on = _owner(found), request.POST.get("on") == "1"
    only(actions.show_files([file_id], is_on, of=owner.noun, by=request.actor, at=request.at))
    said = _("Strangers see “%(name)s”") if is_on else _("Strangers do not see “%(name)s” any more")
    toast(request, said % {"name": found.name})
    return see_other(request, page_of_owner(owner))


@office_door
@require_POST
def file_main(request: SignedInRequest, file_id: int) -> HttpResponse:
    found = attached_file(file_id, actor=request.actor)
    owner = _owner(found)
    actions.choose_main_photo(file_id, of=owner.noun, by=request.actor, at=request.at)
    toast(request, _("“%(name)s” is the main photo") % {"name": found.name})
    return see_other(request, page_of_owner(owner))


@office_door
@require_POST
def file_deletion(request: SignedInRequest, file_id: int) -> HttpResponse:
    found = attached_file(file_id, actor=request.actor, with_deleted=True)
    owner = _owner(found)
    only(actions.delete_files([file_id], of=owner.noun, by=request.actor, at=request.at))
    undo = Undo(reverse("file_restoration", args=[file_id]))
    toast(request, _("“%(name)s” deleted") % {"name": found.name}, undo=undo)
    return see_other(request, page_of_owner(owner))


@office_door
@require_POST
def file_restoration(request: SignedInRequest, file_id: int) -> HttpResponse:
    found = attached_file(file_id, actor=request.actor, with_deleted=True)
    owner = _owner(found)
    only(actions.restore_files([file_id], of=owner.noun, by=request.actor, at=request.at))
    toast(request, _("“%(name)s” restored") % {"name": found.name})
    return see_other(request, page_of_owner(owner))


def _owner(found: "File") -> Owner:
    return Owner(found.owner_noun, found.owner_id)


def _may_change(request: SignedInRequest, found: "File") -> bool:
    row = find_owner(_owner(found), actor=request.actor)
    return row.deleted_at is None and may_change(found, actor=request.actor)


def _frame(request: SignedInRequest, found: "File") -> dict[str, Any]:
    owner = _owner(found)
    row = find_owner(owner, actor=request.actor)
    return {"crumbs": [Crumb(str(row), page_of_owner(owner)), Crumb(found.name)]}
