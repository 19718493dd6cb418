"""What does somebody need at hand who stands before the object of a ticket?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.files.owners import Owner
from naryad.lists.tickets.rows import read_tickets
from naryad.tickets.around import SHOWN_WITH, look_around
from naryad.tickets.conversations import count_unread
from naryad.tickets.next_steps import steps_from
from naryad.tickets.visibility import tickets_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.field.calling import whom_to_call
from naryad.web.field.routes import link_route
from naryad.web.field.times import write_due
from naryad.web.files.panel import read_panel
from naryad.web.http import Crumb, render
from naryad.web.taking import take
from naryad.web.visits import say_visit

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket

# Of photos and of other files; a page of their own has all of them.
_FILES = 6


@office_door
@require_safe
def field_ticket(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    found = take_ticket(request, ticket_id)
    return render(request, "field/ticket.html", _face(request, found))


@office_door
@require_safe
def field_files(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    found = take_ticket(request, ticket_id)
    panel = read_panel(request, Owner("ticket", ticket_id))
    context = {"crumbs": ticket_crumbs(found, _("Files")), "ticket": found, "panel": panel}
    return render(request, "field/files.html", context, block="files")


def take_ticket(request: SignedInRequest, ticket_id: int) -> "Ticket":
    return take(tickets_visible_to(request.actor).select_related(*SHOWN_WITH), ticket_id)


def ticket_crumbs(ticket: "Ticket", *last: str) -> list[Crumb]:
    """`last`: what of the ticket is looked at, where it is not the ticket itself."""
    day = Crumb(_("My day"), reverse("field_day"))
    if not last:
        return [day, Crumb(ticket.number)]
    card = reverse("field_ticket", args=[ticket.pk])
    return [day, Crumb(ticket.number, card), *map(Crumb, last)]


def _face(request: SignedInRequest, ticket: "Ticket") -> dict[str, Any]:
    actor = request.actor
    around = look_around(ticket, actor=actor, at=request.at)
    (row,) = read_tickets([ticket.pk], actor=actor)
    is_looking = actor.viewed_by is not None
    steps = steps_from(ticket, assignee_ids=around.assignee_ids, actor=actor)
    first = steps[0] if steps and steps[0].is_at_hand else None
    return {
        "crumbs": ticket_crumbs(ticket),
        "ticket": ticket,
        "row": row,
        "around": around,
        "visit": say_visit(ticket, request.at),
        "due": write_due(row, request.at),
        "unread": count_unread(actor, [ticket.pk]).get(ticket.pk, {}),
        "route": link_route(request, around.asset, ticket.address),
        "panel": read_panel(
            request,
            Owner("ticket", ticket.pk),
            size=_FILES,
            path=reverse("field_files", args=[ticket.pk]),
        ),
        "callees": whom_to_call(around, ticket),
        "next_step": None if is_looking else first,
        "other_steps": [] if is_looking else steps[1:] if first else steps,
    }
