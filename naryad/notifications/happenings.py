"""What has to be known of an event to say whom it concerns?"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naryad.access.kind import Kind
from naryad.history.models import Event
from naryad.notifications.assigners import read_assigners
from naryad.notifications.topics import Topic
from naryad.people.models import Person
from naryad.tickets.assigning import read_assignees
from naryad.tickets.codes import Side
from naryad.tickets.models import Stage, Ticket, TicketMessage, TicketParticipant
from naryad.tickets.stage_effects import CLOSE

CREATED, WRITTEN = "ticket.created", "ticket.message_written"
DUE_SOON, OVERDUE = "ticket.due_soon", "ticket.overdue"
# Of these somebody hears even where nobody does the ticket.
_FOR_ASSIGNERS = {CREATED, DUE_SOON, OVERDUE}


@dataclass(frozen=True)
class Happening:
    """`doers`: who does the ticket now. `assigners`: who could give it to somebody. `writers`: who
    has written into the conversation of the message, or was added to it. `closes`: the ticket was
    open before it. `takers`: who may take up an inquiry, or decide on a registration, if they see
    it; then there is no ticket."""

    event: Event
    topic: Topic
    ticket: Ticket | None = None
    doers: frozenset[int] = frozenset()
    assigners: frozenset[int] = frozenset()
    writers: frozenset[int] = frozenset()
    takers: frozenset[int] = frozenset()
    closes: bool = False
    is_by_customer: bool = False

    @property
    def side(self) -> str:
        """Of a message."""
        return str((self.new("message") or {}).get("name", "")).removeprefix("SIDE_")

    def changes(self, field: str) -> bool:
        return field in self.event.changes

    def old(self, field: str) -> Any:
        return _value(self.event, field, "old")

    def new(self, field: str) -> Any:
        return _value(self.event, field, "new")

    def came(self) -> frozenset[int]:
        return _ids(self.new("assignee_ids")) - _ids(self.old("assignee_ids"))

    def went(self) -> frozenset[int]:
        return _ids(self.old("assignee_ids")) - _ids(self.new("assignee_ids"))


def gather(events: Sequence[Event], *, organization_id: int) -> list[Happening]:
    """Of the events about tickets, in their order; in a fixed number of queries."""
    mine = [each for each in events if each.subject == "ticket"]
    owned = {"organization_id": organization_id}
    tickets = Ticket.objects.filter(**owned).in_bulk({each.subject_id for each in mine})
    doers = read_assignees(list(tickets), organization_id=organization_id)
    assigners = read_assigners(
        {each.subject_id for each in mine if each.kind in _FOR_ASSIGNERS},
        organization_id=organization_id,
    )
    writers = _read_writers(mine, organization_id)
    closing = _read_closing(mine, organization_id)
    customers = _read_customers(mine, organization_id)
    found = []
    for event in mine:
        if event.subject_id not in tickets:
            continue
        topic = Topic.ticket(event.subject_id)
        plain = Happening(event, topic, tickets[event.subject_id])
        stages = [(plain.old("stage_id") or {}).get("id"), (plain.new("stage_id") or {}).get("id")]
        found.append(
            Happening(
                event,
                topic,
                plain.ticket,
                doers[event.subject_id],
                assigners.get(event.subject_id, frozenset()),
                writers.get((event.subject_id, plain.side), frozenset()),
                closes=stages[1] in closing and stages[0] not in closing,
                is_by_customer=event.actor_id in customers,
            )
        )
    return found


def _read_writers(
    events: Sequence[Event], organization_id: int
) -> Mapping[tuple[int, str], frozenset[int]]:
    ids = {each.subject_id for each in events if each.kind == WRITTEN}
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    if ids:
        rows = TicketMessage.objects.filter(organization_id=organization_id, ticket_id__in=ids)
        named = rows.exclude(author=None).values_list("ticket_id", "side", "author_id")
        for ticket_id, side, author_id in named.distinct():
            found[ticket_id, side].add(author_id or 0)
        added = TicketParticipant.objects.filter(organization_id=organization_id, ticket_id__in=ids)
        for ticket_id, person_id in added.values_list("ticket_id", "person_id"):
            for each in Side.values:
                found[ticket_id, each].add(person_id)
    return {key: frozenset(people) for key, people in found.items()}


def _read_closing(events: Sequence[Event], organization_id: int) -> Collection[int]:
    """The stages that close, among those that the events name."""
    values = [_value(each, "stage_id", side) for each in events for side in ("old", "new")]
    named = {int(value["id"]) for value in values if value}
    if not named:
        return frozenset()
    stages = Stage.objects.filter(organization_id=organization_id, pk__in=named)
    return {stage.pk for stage in stages if CLOSE in stage.effects}


def _read_customers(events: Sequence[Event], organization_id: int) -> Collection[int]:
    """Among those who have created something."""
    actors = {each.actor_id or 0 for each in events if each.kind == CREATED}
    people = Person.objects.filter(organization_id=organization_id, pk__in=actors)
    return set(people.filter(kind=Kind.CUSTOMER).values_list("pk", flat=True)) if actors else set()


def _value(event: Event, field: str, side: str) -> Any:
    change = event.changes.get(field)
    return change.get(side) if isinstance(change, dict) else None


def _ids(value: Any) -> frozenset[int]:
    return frozenset(each["id"] for each in value or ())
