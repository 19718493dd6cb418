"""Who takes part in the conversations of a ticket, and how far has each of them read?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.tickets.codes import Side
from naryad.tickets.models import Ticket, TicketMessage, TicketParticipant, TicketRead


@dataclass(frozen=True)
class Known:
    """People as far as the reader sees them; `hidden`: how many others there are."""

    people: tuple[Person, ...] = ()
    hidden: int = 0


def take_part(ticket: Ticket, *, assignee_ids: Collection[int], actor: Actor) -> dict[str, Known]:
    """By side: whoever is told of what is written there: those who do the ticket, answer for its
    object or have asked for it, and who has written there. It opens nothing to anybody: whoever
    does not see the ticket hears nothing. The caller has shown that the reader sees the ticket."""
    written = TicketMessage.objects.filter(
        organization_id=ticket.organization_id, ticket_id=ticket.pk, author__isnull=False
    )
    writers = set(written.order_by().values_list("side", "author_id").distinct())
    added = _added(ticket).values_list("person_id", flat=True)
    always = {*assignee_ids, ticket.responsible_id, ticket.requester_id, *added} - {None}
    of_sides = {
        side: always | {author for written_to, author in writers if written_to == side}
        for side in Side.values
    }
    everybody = _read_people(set().union(*of_sides.values()), ticket.organization_id)
    seen = _seen(everybody, actor)
    return {
        side: _know([each for each in ids if _is_told(everybody.get(each or 0), side)], seen)
        for side, ids in of_sides.items()
    }


def added_by_hand(ticket: Ticket, *, actor: Actor) -> list[Person]:
    """As far as the actor sees them."""
    ids = _added(ticket).values("person_id")
    people = people_visible_to(actor, with_deleted=True).filter(pk__in=ids)
    return list(people.order_by("sort_key", "pk"))


def follows(ticket: Ticket, *, actor: Actor) -> bool:
    """Whether the actor was added, or has added themselves."""
    return _added(ticket).filter(person_id=actor.person_id or 0).exists()


def _added(ticket: Ticket) -> QuerySet[TicketParticipant]:
    return TicketParticipant.objects.filter(
        organization_id=ticket.organization_id, ticket_id=ticket.pk
    )


def read_by(actor: Actor, messages: Sequence[TicketMessage]) -> dict[int, Known]:
    """Message → who has had it before their eyes: of what the team writes to itself and of what
    comes from a customer employees, of what goes to customers these. In a fixed number of queries;
    the messages are of one ticket and have their authors with them."""
    if not messages:
        return {}
    reads = list(
        TicketRead.objects.filter(
            organization_id=actor.organization_id, ticket_id=messages[0].ticket_id
        )
    )
    people = _read_people({each.person_id for each in reads}, actor.organization_id)
    seen = _seen(people, actor)
    found: dict[int, Known] = {}
    for message in messages:
        kind = _whose_eyes(message)
        ids = [
            read.person_id
            for read in reads
            if people[read.person_id].kind == kind
            and _last_read(read, message.side) >= message.pk
            and read.person_id != message.author_id
        ]
        found[message.pk] = _know(ids, seen)
    return found


def _last_read(read: TicketRead, side: str) -> int:
    return read.team_message_id if side == Side.TEAM else read.customer_message_id


def _whose_eyes(message: TicketMessage) -> str:
    is_from_customer = message.author is not None and not message.author.is_employee
    return Kind.EMPLOYEE if message.side == Side.TEAM or is_from_customer else Kind.CUSTOMER


def _is_told(person: Person | None, side: str) -> bool:
    if person is None or person.deleted_at is not None:
        return False
    return side == Side.CUSTOMER or person.is_employee


def _read_people(ids: Collection[int | None], organization_id: int) -> dict[int, Person]:
    wanted = [each for each in ids if each is not None]
    return Person.objects.filter(organization_id=organization_id).in_bulk(wanted)


def _seen(people: dict[int, Person], actor: Actor) -> dict[int, Person]:
    visible = people_visible_to(actor, with_deleted=True).filter(pk__in=list(people))
    return {pk: people[pk] for pk in visible.values_list("pk", flat=True)}


def _know(ids: Collection[int | None], seen: dict[int, Person]) -> Known:
    known = sorted((seen[each] for each in ids if each in seen), key=lambda each: each.sort_key)
    return Known(tuple(known), len(ids) - len(known))
