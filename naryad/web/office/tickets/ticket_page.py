"""What does the card of a ticket show, and how is something written there?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.core.ids import read_id
from naryad.core.outcomes import only
from naryad.tickets import actions
from naryad.tickets.codes import Side
from naryad.tickets.ticket_explaining import explain_ticket
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.ticket_card import MessageForm
from naryad.web.http import render, see_other, toast
from naryad.web.office.readers import show_readers
from naryad.web.office.tickets.card_face import face_ticket, take_ticket, ticket_crumbs

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket

_TEMPLATE = "office/tickets/ticket.html"


@office_door
@require_safe
def ticket(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    found = take_ticket(request, ticket_id)
    return render(request, _TEMPLATE, face_ticket(request, found))


@office_door
@require_POST
def ticket_message(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take_ticket(request, ticket_id, is_living=True)
    form = MessageForm(request.POST)

    def act() -> int:
        given = form.values()
        new = actions.NewMessage(ticket_id, str(given["side"]), str(given["text"] or ""), form.key)
        return only(actions.write_messages([new], by=actor, at=at, device_at=form.sent_at))

    if form.save(act, by=actor, at=at) is None:
        context = face_ticket(request, found, form)
        return render(request, _TEMPLATE, context, status=form.status)
    is_for_customer = form.values()["side"] == Side.CUSTOMER
    toast(request, _("Sent to the customer") if is_for_customer else _("Written to the team"))
    return see_other(request, _back(found))


@office_door
@require_POST
def ticket_reading(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """The page tells by itself how far it has shown the conversations."""
    last = {name: read_id(request.POST.get(name, "")) or 0 for name in ("team", "customer")}
    actions.mark_read(
        ticket_id,
        team_id=last["team"],
        customer_id=last["customer"],
        by=request.actor,
        at=request.at,
    )
    return HttpResponse(status=204)


@office_door
@require_safe
def ticket_readers(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    found = take_ticket(request, ticket_id)
    return show_readers(
        request,
        name=found.number,
        crumbs=ticket_crumbs(found, url=_back(found)),
        explain=lambda of: explain_ticket(found, of=of),
    )


def _back(found: "Ticket") -> str:
    return reverse("ticket", args=[found.pk])
