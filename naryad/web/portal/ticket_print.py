"""What of a request goes on paper for a customer?"""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.lists.customer_tickets.rows import doers_of, read_requests, requester_of
from naryad.lists.customer_tickets.talk import read_talk
from naryad.lists.customer_tickets.telling import tell
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import portal_door
from naryad.web.forms.rows import dial
from naryad.web.http import Crumb, render
from naryad.web.taking import take
from naryad.web.visits import say_planned

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket

# Whoever wants more on paper reads it on the card.
_MOST = 500


@require_safe
@portal_door
def ticket_print(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """`with`: messages and what has happened; nothing of them unless asked."""
    actor = request.actor
    found = take(tickets_visible_to(actor).select_related("status", "type"), ticket_id)
    (shown,) = read_requests([found], actor=actor)
    values = {
        "crumbs": (Crumb(_("Requests"), reverse("portal_tickets")), Crumb(found.number)),
        "ticket": found,
        "printed_at": request.at,
        "shown": shown,
        "doers": doers_of(found) if request.organization.names_employees else [],
        "visit": say_planned(found, request.at),
        "called": [dial(row) for row in found.customer_contacts],
        "requester": requester_of(found, actor=actor),
        **_read_chosen(request, found),
        "most": _MOST,
    }
    return render(request, "portal/ticket_print.html", values)


def _read_chosen(request: SignedInRequest, ticket: "Ticket") -> dict[str, Any]:
    actor, wanted = request.actor, request.GET.getlist("with")
    names = request.organization.names_employees
    is_with_talk, is_with_told = "messages" in wanted, "told" in wanted
    talk = partial(read_talk, ticket.pk, actor=actor, size=_MOST, names_employees=names)
    return {
        "choices": [
            ("messages", _("Messages"), is_with_talk),
            ("told", _("What has happened"), is_with_told),
        ],
        "talk": talk() if is_with_talk else None,
        "told": tell(ticket, actor=actor) if is_with_told else [],
    }
