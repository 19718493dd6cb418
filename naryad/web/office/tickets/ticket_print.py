"""What of a ticket goes on paper for the team?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.lists.timeline import read_timeline
from naryad.tickets.around import look_around
from naryad.tickets.codes import Side
from naryad.tickets.conversations import messages_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import render
from naryad.web.office.happenings import tell
from naryad.web.office.tickets.card_face import dial_contacts, take_ticket, ticket_crumbs
from naryad.web.span_words import say_span

if TYPE_CHECKING:
    from naryad.access.actor import Actor
    from naryad.history.models import Event
    from naryad.tickets.models import TicketMessage

# Whoever wants more on paper reads it on the card.
MOST = 500
_SIDES = {"customer": Side.CUSTOMER, "team": Side.TEAM}
_WRITTEN = "ticket.message_written"


@office_door
@require_safe
def ticket_print(request: SignedInRequest, ticket_id: int) -> HttpResponse:
    """`with`: messages of the customer, of the team, changes; nothing of them unless asked."""
    found, actor = take_ticket(request, ticket_id), request.actor
    wanted = request.GET.getlist("with")
    messages = _read_messages(actor, ticket_id, wanted)
    events = _read_changes(actor, ticket_id) if "changes" in wanted else []
    around = look_around(found, actor=actor, at=request.at)
    context = {
        "ticket": found,
        "around": around,
        **dial_contacts(found, around),
        "printed_at": request.at,
        "crumbs": ticket_crumbs(found),
        "estimate": say_span((found.estimated_minutes or 0) * 60),
        "choices": _choices(wanted),
        "messages_chosen": bool(_SIDES.keys() & set(wanted)),
        "said": messages[-MOST:],
        "happenings": tell(events[:MOST]),
        "most": MOST,
        "is_cut": len(messages) > MOST or len(events) > MOST,
    }
    return render(request, "office/tickets/print.html", context)


def _choices(wanted: list[str]) -> list[tuple[str, str, bool]]:
    names = {
        "customer": _("Messages with the customer"),
        "team": _("Messages of the team"),
        "changes": _("Changes"),
    }
    return [(key, name, key in wanted) for key, name in names.items()]


def _read_messages(actor: "Actor", ticket_id: int, wanted: list[str]) -> "list[TicketMessage]":
    """The oldest first."""
    sides = [side for key, side in _SIDES.items() if key in wanted]
    seen = messages_visible_to(actor, with_deleted=True).filter(ticket_id=ticket_id)
    rows: Any = seen.filter(side__in=sides).select_related("author").order_by("-pk")
    return list(rows[: MOST + 1])[::-1] if sides else []


def _read_changes(actor: "Actor", ticket_id: int) -> "list[Event]":
    return read_timeline("ticket", ticket_id, actor=actor, most=MOST + 1, without=(_WRITTEN,))
