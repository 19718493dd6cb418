"""Which photos and files does a request have, and how does a customer add some?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.files.owners import Owner
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import portal_door
from naryad.web.files.panel import read_panel
from naryad.web.files.uploading import answer_results, take_uploads, tell_results
from naryad.web.http import Crumb, is_fragment, render, see_other
from naryad.web.taking import take

if TYPE_CHECKING:
    from naryad.web.files.panel import Panel


@portal_door
def ticket_files(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    found = take(tickets_visible_to(request.actor), ticket_id)
    card = reverse("portal_ticket", args=[ticket_id])
    if request.method == "POST":
        results = take_uploads(request, Owner("ticket", ticket_id))
        if is_fragment(request):
            return answer_results(request, results)
        tell_results(request, results)
        return see_other(request, f"{card}#photos")
    values = {
        "crumbs": (
            Crumb(_("Requests"), reverse("portal_tickets")),
            Crumb(found.number, card),
            Crumb(_("Photos and files")),
        ),
        "ticket": found,
        "panel": panel_of(request, ticket_id),
    }
    return render(request, "portal/ticket_files.html", values, block="files")


def panel_of(request: SignedInRequest, ticket_id: int) -> "Panel":
    """Also on the card, whose further pages stand on the page of the files alone."""
    path = reverse("portal_ticket_files", args=[ticket_id])
    return read_panel(request, Owner("ticket", ticket_id), path=path)
