"""What of a request goes on paper for a customer?"""

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

# Whoever wants more on paper reads it on the card.
_MOST = 500


@require_safe
@portal_door
def ticket_print(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """`with`: messages and what has happened; nothing of them unless asked."""
    actor, wanted = request.actor, request.GET.getlist("with")
    found = take(tickets_visible_to(actor).select_related("status", "type"), ticket_id)
    (shown,) = read_requests([found], actor=actor)
    names = request.organization.names_employees
    values = {
        "crumbs": (Crumb(_("Requests"), reverse("portal_tickets")), Crumb(found.number)),
        "ticket": found,
        "printed_at": request.at,
        "shown": shown,
        "doers": doers_of(found) if names else [],
        "called": [dial(row) for row in found.customer_contacts],
        "requester": requester_of(found, actor=actor),
        "choices": [
            ("messages", _("Messages"), "messages" in wanted),
            ("told", _("What has happened"), "told" in wanted),
        ],
        "talk": (
            read_talk(ticket_id, actor=actor, size=_MOST, names_employees=names)
            if "messages" in wanted
            else None
        ),
        "told": tell(found, actor=actor) if "told" in wanted else [],
        "most": _MOST,
    }
    return render(request, "portal/ticket_print.html", values)
