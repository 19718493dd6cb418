"""What have a customer and the office written to each other about a request?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.tuples import fetch
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.tickets.codes import Side
from naryad.tickets.conversations import messages_visible_to
from naryad.tickets.models import TicketMessage

_SIZE = 50
# Of each page of requests: written out, it costs a third of what it costs to put together.
_UNREAD = """
SELECT m.ticket_id, count(*)
FROM tickets_ticketmessage m
LEFT JOIN tickets_ticketread r
  ON r.organization_id = m.organization_id AND r.ticket_id = m.ticket_id
  AND r.person_id = %(person)s::bigint
WHERE m.organization_id = %(organization)s::bigint AND m.ticket_id = ANY(%(ids)s::bigint[])
  AND m.side = %(side)s::text AND m.author_id IS DISTINCT FROM %(person)s::bigint
  AND m.id > coalesce(r.customer_message_id, 0)
GROUP BY m.ticket_id"""


@dataclass(frozen=True)
class Said:
    """`author` is empty for the program, for a colleague whom the reader's role hides, and for
    employees where the organization does not name them."""

    id: int
    text: str
    at: datetime
    author: str
    is_mine: bool
    is_of_customer: bool


@dataclass(frozen=True)
class Talk:
    """The newest last. `before`: what the part before it is asked by; 0: there is none."""

    messages: list[Said]
    before: int
    unread: int

    @property
    def last_id(self) -> int:
        return self.messages[-1].id if self.messages else 0


def read_talk(
    ticket_id: int,
    *,
    actor: Actor,
    names_employees: bool,
    before: int | None = None,
    size: int | None = None,
) -> Talk:
    """In a fixed number of queries."""
    size = size or _SIZE
    rows = messages_visible_to(actor).filter(ticket_id=ticket_id, side=Side.CUSTOMER)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("author").order_by("-pk")[: size + 1])
    shown = found[:size][::-1]
    authors = {each.author_id for each in shown if each.author_id is not None}
    seen = people_visible_to(actor).filter(pk__in=authors)
    named: set[int | None] = set(seen.values_list("pk", flat=True))
    if names_employees:
        named |= {each.author_id for each in shown if each.author and not _is_of_customer(each)}
    return Talk(
        [_say(each, actor, named) for each in shown],
        shown[0].pk if len(found) > size else 0,
        unread_in([ticket_id], actor=actor).get(ticket_id, 0),
    )


def unread_in(ticket_ids: Collection[int], *, actor: Actor) -> dict[int, int]:
    """Ticket → how many messages to customers are new to the reader; what is read is left out. The
    caller has shown that the reader sees the tickets."""
    values = {
        "organization": actor.organization_id,
        "person": actor.person_id,
        "side": Side.CUSTOMER,
        "ids": list(ticket_ids),
    }
    return dict(fetch(_UNREAD, values))


def _say(message: TicketMessage, actor: Actor, named: Collection[int | None]) -> Said:
    author: Person | None = message.author
    name = ""
    if author is not None and author.pk in named:
        name = " ".join(filter(None, (author.first_name, author.last_name)))
    is_mine = author is not None and author.pk == actor.person_id
    return Said(message.pk, message.text, message.at, name, is_mine, _is_of_customer(message))


def _is_of_customer(message: TicketMessage) -> bool:
    return message.author is not None and message.author.kind == Kind.CUSTOMER
