"""Why did I get this, or not?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.notifications.explaining import explain_telling
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import own_door
from naryad.web.http import Crumb, render
from naryad.web.taking import take


@require_safe
@own_door
def notices_why(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """For oneself. About others asks whoever may see roles, on the card of the ticket."""
    ticket = take(tickets_visible_to(request.actor), ticket_id)
    card = "ticket" if request.actor.is_employee else "portal_ticket"
    values = {
        "crumbs": (Crumb(_("Notifications"), reverse("notices")), Crumb(ticket.number)),
        "ticket": ticket,
        "card_url": reverse(card, args=[ticket.pk]),
        "explained": explain_telling(ticket.pk, request.person, is_reader=True),
    }
    return render(request, "notices/why.html", values)
