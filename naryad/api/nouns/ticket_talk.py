"""How do tickets move for a program, and what is written about them?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.api.answering import answer, answer_item, answer_late
from naryad.api.asking import ApiRequest
from naryad.api.moments import say_moment
from naryad.api.naming import write_names
from naryad.api.nouns.ticket_items import LISTING
from naryad.api.nouns.tickets import TICKETS
from naryad.api.paging import ItemOf, take_item
from naryad.api.plain_pages import PLAIN, PLAIN_PARAMETERS, answer_plain
from naryad.api.schemas.shared import Page
from naryad.api.schemas.tickets import (
    Candidates,
    Flag,
    MessageItem,
    MoveItem,
    NewMessage,
    NewMove,
    TicketItem,
)
from naryad.core.errors import Invalid, NotPermitted, NotVisible, Stale
from naryad.core.outcomes import only
from naryad.history.timeline import all_events_of
from naryad.lists.happened import Happened, narrow_to_reader, read_happened
from naryad.lists.questions import Show
from naryad.people.visibility import nameable_people
from naryad.tickets import actions
from naryad.tickets.assigning import read_assignees
from naryad.tickets.conversations import messages_visible_to
from naryad.tickets.next_steps import Step, steps_from
from naryad.tickets.visibility import tickets_visible_to

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket, TicketMessage

_MOVES = (
    "ticket.created",
    "ticket.moved",
    "ticket.moved_by_time",
    "ticket.move_undone",
    "ticket.type_changed",
)
__all__ = ["TICKETS"]


@TICKETS.get(
    "/{row:ticket_id}/moves",
    "moves",
    answers=Page[MoveItem] | Candidates,
    query=("possible", *PLAIN),
    parameters=PLAIN_PARAMETERS,
)
def moves(request: ApiRequest, ticket_id: int, possible: Flag | None = None) -> HttpResponse:
    """With `possible`, where it can go from here; else how it came here, newest first."""
    ticket = _take(request, ticket_id)
    if possible is not None:
        steps = _steps(request, ticket)
        items = [_candidate(each, request) for each in steps]
        return answer({"items": items, "next": None, "count": len(items)})
    actor = request.actor
    events = all_events_of("ticket", ticket_id, organization_id=actor.organization_id, only=_MOVES)
    return answer_plain(
        request,
        narrow_to_reader(events, actor=actor),
        lambda page: [_move(each) for each in read_happened(page, actor=actor)],
        of=f"tickets/{ticket_id}/moves",
        item=MoveItem,
    )


@TICKETS.post("/{row:ticket_id}/moves", "move", answers=TicketItem)
def move(request: ApiRequest, ticket_id: int, body: NewMove) -> HttpResponse:
    """409 where the life cycle does not lead there, something is missing, or the ticket is not as
    the caller saw it: then `current` shows it. 403 where it leads there, and the caller may not
    go."""
    ticket = _take(request, ticket_id)
    try:
        _move_on(request, ticket, body)
    except (Stale, actions.MovedMeanwhile) as late:
        return answer_late(late, take_item(request, LISTING, ticket_id, show=Show.HIDE))
    return answer_item(request, LISTING, ticket_id)


@TICKETS.get(
    "/{row:ticket_id}/messages",
    "messages",
    answers=Page[MessageItem],
    query=PLAIN,
    parameters=PLAIN_PARAMETERS,
)
def messages(request: ApiRequest, ticket_id: int) -> HttpResponse:
    """Newest first; a customer reads what is for customers."""
    _take(request, ticket_id)
    return answer_plain(
        request,
        messages_visible_to(request.actor).filter(ticket_id=ticket_id),
        lambda page: _messages(page, request),
        of=f"tickets/{ticket_id}/messages",
        item=MessageItem,
    )


@TICKETS.post("/{row:ticket_id}/messages", "write", answers=MessageItem, status=201)
def write(request: ApiRequest, ticket_id: int, body: NewMessage) -> HttpResponse:
    """Plain text, never changed."""
    new = actions.NewMessage(ticket_id, body.side.upper(), body.text)
    message_id = only(actions.write_messages([new], by=request.actor, at=request.at))
    rows = messages_visible_to(request.actor).filter(pk=message_id)
    return answer(_messages(list(rows), request)[0], status=201)


def _take(request: ApiRequest, ticket_id: int) -> "Ticket":
    ticket = tickets_visible_to(request.actor).filter(pk=ticket_id).first()
    if ticket is None:
        raise NotVisible
    return ticket


def _steps(request: ApiRequest, ticket: "Ticket") -> list[Step]:
    """Why a customer may not go a way now tells how the office works, so it is not there."""
    doers = read_assignees([ticket.pk], organization_id=ticket.organization_id)[ticket.pk]
    steps = steps_from(ticket, assignee_ids=doers, actor=request.actor)
    return steps if request.actor.is_employee else [each for each in steps if each.is_offered]


def _move_on(request: ApiRequest, ticket: "Ticket", body: NewMove) -> None:
    if body.seen_in is None and body.version is None:
        raise Invalid({"seen_in": _("Say where you saw the ticket: `seen_in` or `version`.")})
    if body.version not in (None, ticket.version):
        raise Stale({}, version=ticket.version)
    seen = ticket.stage_id if body.seen_in is None else body.seen_in
    # A customer who asks for no way of theirs is not told whether the ticket stands there.
    if seen != ticket.stage_id and request.actor.is_employee:
        raise actions.MovedMeanwhile
    way = actions.Move(
        ticket.pk,
        _find_way(request, ticket, body.to),
        seen,
        body.comment,
        body.without_scan,
    )
    only(actions.move_tickets([way], by=request.actor, at=request.at))


def _find_way(request: ApiRequest, ticket: "Ticket", to: int) -> int:
    """Of several ways to one stage, the first that can be gone."""
    steps = _steps(request, ticket)
    if not request.actor.is_employee:
        ways = [each.id for each in steps if each.id == to]
    else:
        ways = [each.id for each in steps if each.target.pk == to]
    if not ways:
        raise actions.NoSuchTransition if request.actor.is_employee else NotPermitted
    return ways[0]


def _candidate(step: Step, request: ApiRequest) -> ItemOf:
    is_office = request.actor.is_employee
    return {
        "to": step.target.pk if is_office else step.id,
        "caption": str(step.caption),
        "captions": write_names(step.caption),
        "branch": step.branch.lower(),
        "offered": step.is_offered,
        "reasons": [str(each) for each in step.reasons],
        "wants_assignee": step.wants_assignee,
        "wants_scan": step.wants_scan,
        "wants_comment": step.wants_comment,
    }


def _move(each: Happened) -> ItemOf:
    return {
        "id": each.id,
        "kind": each.kind,
        "at": say_moment(each.at),
        "device_at": say_moment(each.device_at),
        "actor": each.actor_id,
        "old_stage": _id_of(each, "stage", "old"),
        "stage": _id_of(each, "stage", "new"),
        "old_status": _id_of(each, "status", "old"),
        "status": _id_of(each, "status", "new"),
        "comment": (each.changes.get("comment") or {}).get("new"),
    }


def _id_of(each: Happened, field: str, side: str) -> int | None:
    value = (each.changes.get(field) or {}).get(side)
    return value.get("id") if isinstance(value, dict) else None


def _messages(rows: "Sequence[TicketMessage]", request: ApiRequest) -> list[ItemOf]:
    people = nameable_people(request.actor).filter(pk__in={each.author_id or 0 for each in rows})
    seen = set(people.values_list("pk", flat=True))
    return [
        {
            "id": each.pk,
            "side": each.side.lower(),
            "text": each.text,
            "at": say_moment(each.at),
            "author": each.author_id if each.author_id in seen else None,
        }
        for each in rows
    ]
