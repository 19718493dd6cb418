"""What has happened to a request, in a customer's words?

Statuses alone: neither stages nor what the team says and does among itself.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.tickets.models import Ticket


class Told(NamedTuple):
    """`status` is that of the time, empty where it has stayed; `word` what a customer has said
    with it, never what the office did."""

    at: datetime
    status: str
    is_beginning: bool
    is_mine: bool
    word: str


def tell(ticket: Ticket, *, actor: Actor) -> list[Told]:
    """All of it, the newest first. The caller has shown that the actor sees the ticket."""
    by_customer = Q(actor__kind=Kind.CUSTOMER, changes__has_key="transition")
    events = (
        Event.objects.filter(
            organization_id=actor.organization_id, subject="ticket", subject_id=ticket.pk
        )
        .filter(Q(changes__has_key="status_id") | by_customer)
        .select_related("actor")
        .order_by("-pk")
    )
    return [_tell(event, actor) for event in events]


def _tell(event: Event, actor: Actor) -> Told:
    person: Any = event.actor
    is_of_customer = person is not None and person.kind == Kind.CUSTOMER
    word = event.changes.get("comment") if is_of_customer else None
    return Told(
        event.at,
        _name(event.changes.get("status_id")),
        event.kind == "ticket.created",
        person is not None and person.pk == actor.person_id,
        str(word["new"]) if word else "",
    )


def _name(change: Any) -> str:
    new = change.get("new") if isinstance(change, dict) else None
    name = new.get("name") if isinstance(new, dict) else ""
    return str(Label(name)) if isinstance(name, dict) else str(name or "")
