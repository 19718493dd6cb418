"""Who does tickets now, and how does that change?"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from naryad.access.actor import Actor
from naryad.tickets.models import CARRIED, Ticket, TicketAssignee

Assigned = Mapping[int, Collection[int]]


def read_assignees(ids: Collection[int], *, organization_id: int) -> dict[int, frozenset[int]]:
    """Ticket → the people who do it now."""
    rows = TicketAssignee.objects.filter(
        organization_id=organization_id, ticket_id__in=ids, till=None
    )
    found: dict[int, set[int]] = defaultdict(set)
    for ticket_id, person_id in rows.values_list("ticket_id", "person_id"):
        found[ticket_id].add(person_id)
    return {ticket_id: frozenset(found[ticket_id]) for ticket_id in ids}


def write_assignees(
    tickets: Collection[Ticket], *, before: Assigned, after: Assigned, by: Actor, at: datetime
) -> None:
    """After the tickets themselves, since links carry columns of theirs. Whoever goes keeps the
    line: once assigned is for ever."""
    gone: list[tuple[int, int]] = []
    new: list[TicketAssignee] = []
    for ticket in tickets:
        old, wanted = set(before.get(ticket.pk, ())), set(after.get(ticket.pk, ()))
        gone += [(ticket.pk, person_id) for person_id in old - wanted]
        new += [_make(ticket, person_id, by, at) for person_id in sorted(wanted - old)]
    _end(gone, by=by, at=at)
    TicketAssignee.objects.bulk_create(new, batch_size=2_000)
    _mark(tickets, after=after)


def _mark(tickets: Collection[Ticket], *, after: Assigned) -> None:
    """Whether anybody does a ticket, where its row says otherwise: a new one is written with it."""
    turned: dict[bool, list[int]] = {True: [], False: []}
    for ticket in tickets:
        is_unassigned = not after.get(ticket.pk)
        if ticket.is_unassigned != is_unassigned:
            turned[is_unassigned].append(ticket.pk)
            ticket.is_unassigned = is_unassigned
    for is_unassigned, ids in turned.items():
        if ids:
            Ticket.objects.filter(pk__in=ids).update(is_unassigned=is_unassigned)


def _end(gone: Collection[tuple[int, int]], *, by: Actor, at: datetime) -> None:
    if not gone:
        return
    rows = TicketAssignee.objects.filter(
        organization_id=by.organization_id,
        till=None,
        ticket_id__in={ticket_id for ticket_id, _person in gone},
    )
    pairs = rows.values_list("pk", "ticket_id", "person_id")
    ended = [pk for pk, ticket_id, person_id in pairs if (ticket_id, person_id) in set(gone)]
    rows.filter(pk__in=ended).update(till=at)


def _make(ticket: Ticket, person_id: int, by: Actor, at: datetime) -> TicketAssignee:
    return TicketAssignee(
        organization_id=ticket.organization_id,
        ticket=ticket,
        person_id=person_id,
        assigned_by_id=by.person_id,
        since=at,
        **carried_by(ticket),
    )


def carried_by(ticket: Ticket) -> dict[str, object]:
    """What links have of their ticket, before the database has computed its own columns too."""
    values = {name: getattr(ticket, name) for name in CARRIED if name.endswith("_key")}
    return {
        **values,
        "is_living": ticket.deleted_at is None,
        "is_open": ticket.closed_at is None,
    }
