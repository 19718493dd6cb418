"""What has come in without an account, and what was it?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import only
from naryad.intake import actions
from naryad.intake.beginning_tickets import name_inquiry
from naryad.intake.inquiry_queries import count_others, photos_of
from naryad.intake.states import InquiryState
from naryad.intake.visibility import inquiries_visible_to
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.intake.models import Inquiry


@office_door
@require_safe
def inquiry(request: SignedInRequest, inquiry_id: int) -> HttpResponse:
    actor = request.actor
    found = take_inquiry_of(request, inquiry_id)
    seen = tickets_visible_to(actor).filter(pk=found.ticket_id or 0).exists()
    context = {
        **frame(found),
        "others": count_others(actor, [inquiry_id]).get(inquiry_id, 0),
        "photos": photos_of(actor, found),
        "sees_ticket": seen,
        "may_settle": actor.may_change(Permission.ADD_TICKETS),
        "may_erase": _may_erase(actor, found),
        "form": ActionForm(),
    }
    return render(request, "office/inquiries/inquiry.html", context)


@office_door
@require_POST
def inquiry_return(request: SignedInRequest, inquiry_id: int) -> HttpResponse:
    """A refused one waits again."""
    actor, at = request.actor, request.at
    take_inquiry_of(request, inquiry_id)
    form = ActionForm(posted(request))

    def act() -> int:
        return only(actions.reopen_inquiries([inquiry_id], by=actor, at=at))

    if form.save(act, by=actor, at=at) is None:
        toast(request, str(next(iter(form.non_field_errors()), "")), kind="bad")
    else:
        toast(request, _("The inquiry waits again"))
    return see_other(request, reverse("inquiry", args=[inquiry_id]))


def take_inquiry_of(request: SignedInRequest, inquiry_id: int) -> "Inquiry":
    found = inquiries_visible_to(request.actor)
    named = found.select_related("asset", "work_type", "ticket", "settled_by", "code")
    return take(named, inquiry_id)


def _may_erase(actor: Actor, found: "Inquiry") -> bool:
    is_over = found.state != InquiryState.NEW and found.erased_at is None
    return is_over and actor.may_change(Permission.ERASE_PEOPLE)


def frame(found: "Inquiry") -> dict[str, Any]:
    name = name_inquiry(found)
    crumbs = [Crumb(_("Inquiries"), reverse("inquiries")), Crumb(name)]
    return {"crumbs": crumbs, "inquiry": found, "name": name}
