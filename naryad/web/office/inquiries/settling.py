"""How does an inquiry become a ticket, join one, or is refused?"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.intake import actions
from naryad.intake.beginning_tickets import begin_ticket
from naryad.intake.inquiry_queries import open_tickets_of
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.inquiries import AcceptForm, JoinForm, RefuseForm
from naryad.web.http import render, see_other, toast
from naryad.web.office.inquiries.pages import frame, take_inquiry_of
from naryad.web.office.tickets.choices import offer, offer_employees

if TYPE_CHECKING:
    from naryad.intake.models import Inquiry

_OFFERED = ("type_id", "work_type_id", "criticality_id")


@office_door
def inquiry_acceptance(request: SignedInRequest, inquiry_id: int) -> HttpResponse:
    """The form of the ticket, filled in: one click where nothing is to be changed."""
    actor, at = request.actor, request.at
    found = take_inquiry_of(request, inquiry_id)
    actor.require(Permission.ADD_TICKETS)
    form = _accept_form(request, found)
    zone = timezone.get_current_timezone()

    def act() -> int:
        new = form.read(asset_id=found.asset_id, zone=zone)
        return actions.accept_inquiry(inquiry_id, new, by=actor, at=at)

    if (ticket_id := _save(request, form, act)) is not None:
        toast(request, _("Ticket created"))
        return see_other(request, reverse("ticket", args=[ticket_id]))
    return _ask(request, found, form, "acceptance")


@office_door
def inquiry_joining(request: SignedInRequest, inquiry_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take_inquiry_of(request, inquiry_id)
    actor.require(Permission.ADD_TICKETS)
    tickets = open_tickets_of(actor, found)
    named = [(str(each.pk), f"{each.number} · {each.title}") for each in tickets]
    form = JoinForm(posted(request), tickets=named)

    def act() -> int:
        chosen = read_id(str(form.values()["ticket_id"] or ""))
        return actions.join_inquiry(inquiry_id, chosen, by=actor, at=at)

    if (ticket_id := _save(request, form, act)) is not None:
        toast(request, _("Joined to the ticket"))
        return see_other(request, reverse("ticket", args=[ticket_id]))
    return _ask(request, found, form, "joining")


@office_door
def inquiry_refusal(request: SignedInRequest, inquiry_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take_inquiry_of(request, inquiry_id)
    actor.require(Permission.ADD_TICKETS)
    form = RefuseForm(posted(request))

    def act() -> int:
        reason = str(form.values()["reason"] or "")
        return only(actions.refuse_inquiries([inquiry_id], reason, by=actor, at=at))

    if _save(request, form, act) is not None:
        toast(request, _("Inquiry refused"))
        return see_other(request, reverse("inquiries"))
    return _ask(request, found, form, "refusal")


@office_door
def inquiry_erasure(request: SignedInRequest, inquiry_id: int) -> HttpResponse:
    """Before its time, since whoever reported asks for it."""
    actor, at = request.actor, request.at
    found = take_inquiry_of(request, inquiry_id)
    actor.require(Permission.ERASE_PEOPLE)
    form = ActionForm(posted(request))

    def act() -> int:
        return only(actions.erase_inquiries([inquiry_id], by=actor, at=at))

    if _save(request, form, act) is not None:
        toast(request, _("Contacts and words erased"))
        return see_other(request, reverse("inquiry", args=[inquiry_id]))
    return _ask(request, found, form, "erasure")


def _save(request: SignedInRequest, form: ActionForm, act: Callable[[], int]) -> Any:
    return form.save(act, by=request.actor, at=request.at) if form.is_bound else None


def _ask(request: SignedInRequest, found: "Inquiry", form: ActionForm, what: str) -> HttpResponse:
    context = {**frame(found), "form": form}
    template = f"office/inquiries/{what}.html"
    return render(request, template, context, block="dialog", status=form.status)


def _accept_form(request: SignedInRequest, found: "Inquiry") -> AcceptForm:
    actor, sent = request.actor, posted(request)
    begun = begin_ticket(found, actor=actor)
    chosen = sent.getlist("assignee_ids") if sent else sorted(begun.assignee_ids)
    offered = offer(actor, chosen={})
    choices = {name: offered[name] for name in _OFFERED}
    choices["assignee_ids"] = offer_employees(actor, chosen=chosen)
    initial = {name: getattr(begun, name) or "" for name in ("title", "text", *_OFFERED)}
    initial["assignee_ids"] = [str(each) for each in begun.assignee_ids]
    may_assign = actor.may(Permission.ASSIGN_TICKETS)
    return AcceptForm(sent, choices=choices, initial=initial, may_assign=may_assign)
