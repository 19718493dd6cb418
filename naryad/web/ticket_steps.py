"""Which step of a ticket does a page ask about, and what if the ticket has moved on meanwhile?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.history.timeline import events_of
from naryad.tickets.actions.move_tickets import LONGEST_COMMENT
from naryad.tickets.around import assignees_of
from naryad.tickets.next_steps import Step, steps_from
from naryad.web.acting import SignedInRequest
from naryad.web.http import Crumb, render

if TYPE_CHECKING:
    from naryad.history.models import Event
    from naryad.tickets.models import Ticket
    from naryad.web.forms.ticket_card import SaysStep

_MOVES = ("ticket.moved", "ticket.moved_by_time", "ticket.move_undone", "ticket.type_changed")
_NOT_NOW = 409


def find_step(request: SignedInRequest, ticket: "Ticket", step_id: int) -> Step | None:
    """None where the ticket has moved on."""
    steps = _steps_of(request, ticket)
    return next((each for each in steps if each.id == step_id), None)


def begin_step(request: SignedInRequest, ticket: "Ticket") -> dict[str, object]:
    """Perhaps with the comment of somebody whom the ticket had left behind."""
    typed = request.GET.get("comment", "")[:LONGEST_COMMENT]
    return {"seen_stage_id": ticket.stage_id, "comment": typed}


def show_moved_on(
    request: SignedInRequest,
    ticket: "Ticket",
    form: "SaysStep",
    *,
    crumbs: Sequence[Crumb],
    card: str,
    step: str,
) -> HttpResponse:
    """What has happened, and where it may go from where it stands now; what was typed goes along.
    `card`, `step`: names of addresses."""
    organization_id = ticket.organization_id
    events = events_of("ticket", ticket.pk, organization_id=organization_id, only=_MOVES, most=1)
    context = {
        "crumbs": crumbs,
        "ticket": ticket,
        "form": form,
        "said": _tell(events[0]) if events else "",
        "moved_at": events[0].at if events else None,
        "steps": [each for each in _steps_of(request, ticket) if each.is_at_hand],
        "card": card,
        "step_route": step,
    }
    template = "office/tickets/moved_on.html"
    return render(request, template, context, block="dialog", status=_NOT_NOW)


def _steps_of(request: SignedInRequest, ticket: "Ticket") -> list[Step]:
    return steps_from(ticket, assignee_ids=assignees_of(ticket), actor=request.actor)


def _tell(event: "Event") -> str:
    if event.kind == "ticket.moved_by_time" or event.actor is None:
        return _("It has moved by time.")
    return _("%(who)s has moved it.") % {"who": event.actor}
