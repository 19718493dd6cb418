"""What does somebody have to do today?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from markupsafe import Markup

from naryad.lists.tickets.rows import TicketRow, read_tickets
from naryad.tickets.assigning import read_assignees
from naryad.tickets.conversations import count_unread
from naryad.tickets.day import MOST_IN_A_DAY, Part, arrange_day, tickets_done_by
from naryad.tickets.next_steps import Step, steps_of
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.field.times import end_of_day, write_due
from naryad.web.http import Crumb, render
from naryad.web.visits import say_visit

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket

_NAMES: dict[Part, str | Promise] = {
    Part.TODAY: gettext_lazy("Today and overdue"),
    Part.WORK: gettext_lazy("In work"),
    Part.NEW: gettext_lazy("New for me"),
    Part.WAIT: gettext_lazy("Waiting for others"),
    Part.DONE: gettext_lazy("Done, not closed yet"),
}
_BUTTONS_IN = (Part.TODAY, Part.WORK, Part.NEW)


@dataclass(frozen=True)
class DayCard:
    """`next`: what can be done at once, without opening the ticket."""

    ticket: "Ticket"
    row: TicketRow
    visit: str
    due: Markup
    unread: int
    next: Step | None


@office_door
@require_safe
def field_day(request: SignedInRequest) -> HttpResponse:
    mine = tickets_done_by(request.actor).select_related("stage", "criticality")
    tickets = list(mine[: MOST_IN_A_DAY + 1])
    shown = tickets[:MOST_IN_A_DAY]
    context = {
        "crumbs": [Crumb(_("My day"))],
        "parts": _make_parts(request, shown),
        "count": len(shown),
        "has_more": len(tickets) > len(shown),
        "all_mine": f"{reverse('tickets')}?open=yes&assignee={request.actor.person_id}",
    }
    return render(request, "field/day.html", context)


def _make_parts(
    request: SignedInRequest, tickets: list["Ticket"]
) -> list[tuple[Part, str | Promise, list[DayCard]]]:
    """In a fixed number of queries, however many tickets there are."""
    actor, ids = request.actor, [each.pk for each in tickets]
    rows = {row.id: row for row in read_tickets(ids, actor=actor)} if ids else {}
    unread = count_unread(actor, ids) if ids else {}
    steps = _read_steps(request, tickets)
    cards = {
        each.pk: _make_card(each, rows[each.pk], unread.get(each.pk, {}), steps, request.at)
        for each in tickets
        if each.pk in rows
    }
    arranged = arrange_day(tickets, ends=end_of_day(request.at))
    parts = [
        (part, _NAMES[part], [cards[each.pk] for each in there if each.pk in cards])
        for part, there in arranged.items()
    ]
    return [part for part in parts if part[2]]


def _read_steps(request: SignedInRequest, tickets: list["Ticket"]) -> dict[int, list[Step]]:
    actor = request.actor
    if actor.viewed_by is not None:
        return {}
    ids = [each.pk for each in tickets]
    assignees = read_assignees(ids, organization_id=actor.organization_id)
    return steps_of(tickets, assignees, actor=actor)


def _make_card(
    ticket: "Ticket",
    row: TicketRow,
    unread: dict[str, int],
    steps: dict[int, list[Step]],
    now: datetime,
) -> DayCard:
    own = steps.get(ticket.pk, [])
    first = own[0] if own and own[0].is_at_hand and not _ends(ticket) else None
    return DayCard(
        ticket, row, say_visit(ticket, now), write_due(row, now), sum(unread.values()), first
    )


def _ends(ticket: "Ticket") -> bool:
    return ticket.completed_at is not None
