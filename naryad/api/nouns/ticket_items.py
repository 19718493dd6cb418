"""How does a ticket become an item, and what was sent a ticket?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.api.asking import ApiRequest
from naryad.api.moments import say_moment
from naryad.api.paging import ItemOf, Listing
from naryad.api.schemas.tickets import NewTicket, OwnTicketFields, TicketItem
from naryad.core.errors import Invalid
from naryad.lists.fields import Asker
from naryad.lists.naming import Names, read_names
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Show
from naryad.lists.tickets.rows import TicketRow
from naryad.lists.tickets.tickets_list import list_tickets
from naryad.tickets.assigning import read_assignees
from naryad.tickets.codes import Source
from naryad.tickets.ticket_columns import values_of_ticket
from naryad.tickets.ticket_input import TicketEdit, TicketInput, clean_ticket
from naryad.tickets.visibility import tickets_visible_to
from naryad.tickets.visibility_of_settings import types_offered_to

if TYPE_CHECKING:
    from collections.abc import Collection

    from naryad.tickets.models import Ticket

# API name → name of the input.
_SENT = {
    "title": "title",
    "description": "text",
    "criticality": "criticality_id",
    "company": "company_id",
    "asset": "asset_id",
    "contract": "contract_id",
    "work_type": "work_type_id",
    "address": "address",
    "requester": "requester_id",
    "parent": "parent_id",
    "deadline": "deadline",
    "window_from": "window_from",
    "window_till": "window_till",
    "estimated_minutes": "estimated_minutes",
    "number": "number",
    "external_id": "external_id",
    "contacts": "contacts",
    "customer_contacts": "customer_contacts",
}
_LONGEST_TITLE = 300


def write_tickets(ids: Sequence[int], request: ApiRequest) -> list[ItemOf]:
    actor = request.actor
    found = tickets_visible_to(actor, with_deleted=True).in_bulk(ids)
    tickets = [found[each] for each in ids if each in found]
    doers = read_assignees(list(found), organization_id=actor.organization_id)
    people = {ticket.requester_id for ticket in tickets}.union(*doers.values())
    names = read_names(
        actor,
        companies={ticket.company_id for ticket in tickets},
        assets={ticket.asset_id for ticket in tickets},
        contracts={ticket.contract_id for ticket in tickets},
        people=people,
    )
    parents = tickets_visible_to(actor).filter(pk__in={each.parent_id or 0 for each in tickets})
    seen = set(parents.values_list("pk", flat=True))
    return [
        _item(each, names, doers[each.pk], seen, is_office=actor.is_employee) for each in tickets
    ]


def _item(
    ticket: "Ticket",
    names: Names,
    doers: "Collection[int]",
    parents: "Collection[int]",
    *,
    is_office: bool,
) -> ItemOf:
    return {
        "id": ticket.pk,
        "number": ticket.number,
        "title": ticket.title,
        "description": ticket.text,
        "type": ticket.type_id,
        "stage": ticket.stage_id if is_office else None,
        "status": ticket.status_id,
        "branch": ticket.branch.lower() if is_office else None,
        "criticality": ticket.criticality_id,
        "company": _seen(ticket.company_id, names.companies),
        "asset": _seen(ticket.asset_id, names.assets),
        # What the office has promised itself is not told to customers on pages either.
        "contract": _seen(ticket.contract_id, names.contracts),
        "work_type": ticket.work_type_id,
        "address": ticket.address,
        "requester": _seen(ticket.requester_id, names.people),
        "assignees": sorted(each for each in doers if each in names.people),
        "parent": _seen(ticket.parent_id, parents),
        "deadline": say_moment(ticket.deadline) if is_office else None,
        "window_from": say_moment(ticket.window_from),
        "window_till": say_moment(ticket.window_till),
        "estimated_minutes": ticket.estimated_minutes if is_office else None,
        "external_id": ticket.external_id if is_office else None,
        "contacts": ticket.contacts if is_office else None,
        "customer_contacts": ticket.customer_contacts,
        "rating": ticket.rating,
        "created_at": say_moment(ticket.created_at),
        "changed_at": say_moment(ticket.changed_at),
        "completed_at": say_moment(ticket.completed_at),
        "closed_at": say_moment(ticket.closed_at),
        "archived": is_office and ticket.archived_at is not None,
        "deleted": ticket.deleted_at is not None,
        "fields": {},
        "version": ticket.version,
    }


def _make(asker: Asker) -> NounList[TicketRow]:
    """By its id a ticket is found wherever it lies, and for customers nothing is put away."""
    made = replace(list_tickets(asker), visible=_lying_anywhere)
    return made if asker.actor.is_employee else replace(made, visible_of=None)


def _lying_anywhere(actor: Actor, show: Show) -> "QuerySet[Ticket]":
    tickets = tickets_visible_to(actor, with_deleted=show != Show.HIDE)
    return tickets.filter(is_living=False) if show == Show.ONLY else tickets


LISTING = Listing(
    "tickets",
    _make,
    write_tickets,
    keys=tuple(TicketItem.model_fields),
    names={
        "asset": "object",
        "assignees": "assignee",
        "areas": "area",
        "created_at": "created",
        "changed_at": "changed",
    },
    without=frozenset({"unread", "holding"}),
    for_customers=frozenset({"number", "title", "status", "company", "object", "created", "type"}),
    sought_by_customers=("number", "title"),
)


def offered_types(request: ApiRequest, bodies: Sequence[NewTicket]) -> Sequence[int]:
    """At most two of those that the caller may choose, where somebody leaves out the type: of more
    than one there is a choice."""
    if all(body.type for body in bodies):
        return ()
    return list(types_offered_to(request.actor).values_list("pk", flat=True)[:2])


def read_new(body: NewTicket, *, offered: Sequence[int]) -> TicketInput:
    """Raises Invalid."""
    values = _values(body)
    values["type_id"] = body.type or _only_type(offered)
    if not values.get("title"):
        values["title"] = _first_line(body.description or "")
    values["assignee_ids"] = body.assignees or ()
    return clean_ticket(values, zone=_zone(), source=Source.API)


def read_edited(ticket: "Ticket", body: OwnTicketFields, seen: int | None) -> TicketEdit | None:
    """None where nothing was sent that is edited here."""
    values = _values(body)
    if not values:
        return None
    whole = {**values_of_ticket(ticket), "type_id": ticket.type_id, **values}
    new = clean_ticket(whole, zone=_zone(), source=Source.API)
    return TicketEdit(ticket.pk, new, frozenset(values), seen)


def _values(body: OwnTicketFields) -> dict[str, Any]:
    sent: Mapping[str, Any] = body.model_dump(exclude_unset=True)
    return {inner: sent[name] for name, inner in _SENT.items() if name in sent}


def _only_type(offered: Sequence[int]) -> int:
    if len(offered) != 1:
        raise Invalid({"type_id": _("Choose a type.")})
    return offered[0]


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0][:_LONGEST_TITLE] if lines else ""


def _zone() -> ZoneInfo:
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo)
    return zone


def _seen(row_id: int | None, known: "Collection[int]") -> int | None:
    return row_id if row_id in known else None
