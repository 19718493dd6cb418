"""What can a program do with tickets, one by one and by the hundred?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.api.answering import (
    answer_edit,
    answer_edits,
    answer_item,
    answer_nothing,
    answer_one,
    answer_results,
)
from naryad.api.asking import ApiRequest
from naryad.api.nouns.ticket_items import LISTING, offered_types, read_edited, read_new
from naryad.api.operations import Noun
from naryad.api.paging import answer_list
from naryad.api.rows import act_on_fit
from naryad.api.schemas.shared import Page, Results
from naryad.api.schemas.tickets import (
    EditedTicket,
    EditedTickets,
    NewTicket,
    NewTickets,
    TicketItem,
    TicketPatch,
)
from naryad.core.errors import Invalid, NotVisible
from naryad.core.outcomes import only
from naryad.tickets import actions
from naryad.tickets.ticket_input import TicketEdit
from naryad.tickets.visibility import tickets_visible_to

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket

TICKETS = Noun("tickets")


@TICKETS.get("", "list", answers=Page[TicketItem], query=None)
def list_(request: ApiRequest) -> HttpResponse:
    """Newest first; what the office has put away is asked for with `archived`."""
    return answer_list(request, LISTING)


@TICKETS.post("", "add", answers=TicketItem, status=201)
def add(request: ApiRequest, body: NewTicket) -> HttpResponse:
    """A customer asks for themselves, whatever the call says of the office's fields."""
    request.actor.require(Permission.ADD_TICKETS)
    new = read_new(body, offered=offered_types(request, [body]))
    made = actions.create_tickets([new], by=request.actor, at=request.at)
    return answer_item(request, LISTING, only(made), status=201)


@TICKETS.post("/batch", "add_many", answers=Results)
def add_many(request: ApiRequest, body: NewTickets) -> HttpResponse:
    """A result for each; those that are refused do not hold up the others."""
    request.actor.require(Permission.ADD_TICKETS)
    offered = offered_types(request, body.items)
    outcomes = act_on_fit(
        body.items,
        read=lambda row: read_new(row, offered=offered),
        act=lambda new: actions.create_tickets(new, by=request.actor, at=request.at),
    )
    return answer_results(outcomes, status=201)


@TICKETS.patch("/batch", "edit_many", answers=Results)
def edit_many(request: ApiRequest, body: EditedTickets) -> HttpResponse:
    """A result for each; each at most once."""
    request.actor.require(Permission.EDIT_TICKETS)
    seen = tickets_visible_to(request.actor).in_bulk([row.id for row in body.items])
    outcomes = act_on_fit(
        body.items,
        read=lambda row: _read_row(row, seen),
        act=lambda edits: actions.edit_tickets(edits, by=request.actor, at=request.at),
        key=lambda row: row.id,
    )
    return answer_edits(request, LISTING, outcomes)


@TICKETS.get("/{row:ticket_id}", "one", answers=TicketItem, query=("deleted",))
def one(request: ApiRequest, ticket_id: int) -> HttpResponse:
    return answer_one(request, LISTING, ticket_id)


@TICKETS.patch("/{row:ticket_id}", "edit", answers=TicketItem)
def edit(request: ApiRequest, ticket_id: int, body: TicketPatch) -> HttpResponse:
    """What is not sent stays as it is; `assignees` are assigned. Stages change by moves."""

    def act(seen: int) -> None:
        actor, at = request.actor, request.at
        ticket = _take(request, ticket_id)
        change = read_edited(ticket, body, seen)
        if "assignees" in body.model_fields_set:
            given = actions.Assignment(ticket_id, frozenset(body.assignees or ()))
            actions.edit_and_assign(change, assignment=given, seen_version=seen, by=actor, at=at)
        elif change is not None:
            only(actions.edit_tickets([change], by=actor, at=at))

    return answer_edit(request, LISTING, ticket_id, version=body.version, act=act)


@TICKETS.delete("/{row:ticket_id}", "delete", status=204)
def delete(request: ApiRequest, ticket_id: int) -> HttpResponse:
    """Its number stays taken for ever. Its parts are not deleted and stay its parts."""
    only(actions.delete_tickets([ticket_id], by=request.actor, at=request.at))
    return answer_nothing()


@TICKETS.post("/{row:ticket_id}/restoration", "restore", answers=TicketItem)
def restore(request: ApiRequest, ticket_id: int) -> HttpResponse:
    only(actions.restore_tickets([ticket_id], by=request.actor, at=request.at))
    return answer_item(request, LISTING, ticket_id)


def _read_row(row: EditedTicket, seen: "Mapping[int, Ticket]") -> TicketEdit:
    """Raises NotVisible, Invalid."""
    if row.id not in seen:
        raise NotVisible
    change = read_edited(seen[row.id], row, row.version)
    if change is None:
        raise Invalid({"": _("Say what is to change.")})
    return change


def _take(request: ApiRequest, ticket_id: int) -> "Ticket":
    ticket = tickets_visible_to(request.actor).filter(pk=ticket_id).first()
    if ticket is None:
        raise NotVisible
    return ticket
