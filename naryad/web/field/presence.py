"""How does somebody show that they stand before the object of a ticket?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.assets.scanning import note_presence
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.field.ticket import take_ticket, ticket_crumbs
from naryad.web.http import see_other, toast
from naryad.web.scanning import count_scan, scanned_text, show_scanner
from naryad.web.taking import demand

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


@office_door
@require_safe
def field_scan(request: SignedInRequest, ticket_id: int, step_id: int) -> HttpResponse:
    found = take_ticket(request, ticket_id)
    demand(request.actor, Permission.MOVE_TICKETS)
    return _show(request, found, step_id)


@office_door
@require_safe
def field_scan_found(request: SignedInRequest, ticket_id: int, step_id: int) -> HttpResponse:
    """Back to the step that has asked for it, if it is the right object's."""
    found = take_ticket(request, ticket_id)
    demand(request.actor, Permission.MOVE_TICKETS)
    text = scanned_text(request)
    if not text:
        return _show(request, found, step_id, why=_("Scan the code, or type it."), status=422)
    count_scan(request)
    if not note_presence(text, found.asset_id, by=request.actor, at=request.at):
        why = _("This is not a code of the object of this ticket.")
        return _show(request, found, step_id, refused=text, why=why, status=409)
    toast(request, _("You are there: the code is scanned"))
    return see_other(request, reverse("field_step", args=[ticket_id, step_id]))


def _show(
    request: SignedInRequest,
    ticket: "Ticket",
    step_id: int,
    *,
    refused: str = "",
    why: str = "",
    status: int = 200,
) -> HttpResponse:
    more = {
        "crumbs": ticket_crumbs(ticket, _("Scan a code")),
        "back": reverse("field_step", args=[ticket.pk, step_id]),
        "about": f"{ticket.number} · {ticket.title}",
    }
    found = reverse("field_scan_found", args=[ticket.pk, step_id])
    return show_scanner(request, found=found, refused=refused, why=why, status=status, more=more)
