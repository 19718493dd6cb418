"""Which files are attached to a ticket?"""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from naryad.files.owners import Owner
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.files.panel import read_panel
from naryad.web.http import render
from naryad.web.office.tickets.card_face import archive_of_files, take_ticket, ticket_crumbs


@office_door
@require_safe
def ticket_files(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    found = take_ticket(request, ticket_id)
    card = reverse("ticket", args=[ticket_id])
    panel = read_panel(request, Owner("ticket", ticket_id))
    context = {
        "ticket": found,
        "panel": panel,
        "archive_url": archive_of_files(found, panel, actor=request.actor),
        "crumbs": ticket_crumbs(found, url=card),
    }
    return render(request, "office/tickets/files.html", context, block="files")
