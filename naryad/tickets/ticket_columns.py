"""Which columns of a ticket follow from what is handed in?"""

from collections.abc import Iterable
from typing import Any

from naryad.core.rows import Row
from naryad.core.search import make_search_text
from naryad.tickets.keys import fill_keys
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_input import TicketInput

# Of the input and of the ticket alike; assignees are links, type and stage have their own actions.
EDITABLE = (
    "title",
    "text",
    "html",
    "criticality_id",
    "company_id",
    "asset_id",
    "contract_id",
    "work_type_id",
    "address",
    "requester_id",
    "parent_id",
    "deadline",
    "window_from",
    "window_till",
    "estimated_minutes",
    "number",
    "external_id",
    "contacts",
    "customer_contacts",
)
# Kept as lists, handed in as tuples.
_ROWS = ("contacts", "customer_contacts")
# How much of the text is searched.
_SEARCHED = 2_000
# No searched word holds it.
TEAM_ALONE = "\n"


def fill_ticket(ticket: Ticket, new: TicketInput) -> None:
    for name in EDITABLE:
        setattr(ticket, name, getattr(new, name))


def settle_columns(ticket: Ticket) -> None:
    """Keys and searched words, from all else; before the ticket is written. What is open again
    leaves the archive."""
    if ticket.closed_at is None:
        ticket.archived_at = None
    fill_keys(ticket)
    ticket.search_text = _words_of(ticket)


def _words_of(ticket: Ticket) -> str:
    """First what customers may find it by, too; contact persons of the team stand behind."""
    words = (ticket.number, ticket.title, ticket.text[:_SEARCHED], ticket.address)
    named, called = _names_and_phones(ticket.customer_contacts)
    shown = make_search_text(*words, ticket.external_id, *named, phones=called)
    named, called = _names_and_phones(ticket.contacts)
    kept = make_search_text(*named, phones=called)
    return f"{shown}{TEAM_ALONE}{kept}" if kept else shown


def _names_and_phones(rows: Iterable[Row]) -> tuple[list[str], tuple[str, ...]]:
    persons = list(rows)
    phones = tuple(person.get("phone", "") for person in persons)
    return [person.get("name", "") for person in persons], phones


def values_of_ticket(ticket: Ticket) -> dict[str, Any]:
    """In the shape of the input."""
    values = {name: getattr(ticket, name) for name in EDITABLE}
    return values | {name: tuple(values[name]) for name in _ROWS}
