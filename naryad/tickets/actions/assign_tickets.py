"""How do tickets get and lose those who do them?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.errors import Invalid, NotVisible, Refusal, Stale
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import Change, record
from naryad.people.visibility import workers_visible_to
from naryad.tickets.assigning import read_assignees, write_assignees
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_columns import settle_columns
from naryad.tickets.ticket_describing import describe_changes, read_names
from naryad.tickets.ticket_locking import take_tickets

MOST_ASSIGNEES = 20
_TOUCHED = ("changed_at", "newest_key", "deadline_key", "changed_key", "search_text", "version")


class How(StrEnum):
    SET = "SET"
    ADD = "ADD"
    REMOVE = "REMOVE"


@dataclass(frozen=True)
class Assignment:
    """`seen_ids`: who the sender saw do it; None: they did not look."""

    ticket_id: int
    person_ids: frozenset[int]
    how: How = How.SET
    seen_ids: frozenset[int] | None = None


@transaction.atomic
def assign_tickets(
    assignments: Sequence[Assignment],
    *,
    by: Actor,
    at: datetime,
    device_at: datetime | None = None,
) -> list[Outcome]:
    """An outcome for each, in order: Invalid, NotVisible, and Stale when somebody else has assigned
    meanwhile."""
    by.require(Permission.ASSIGN_TICKETS)
    tickets = take_tickets([each.ticket_id for each in assignments], by=by)
    current = read_assignees(list(tickets), organization_id=by.organization_id)
    employees = _read_employees(assignments, by)
    before, after = dict(current), dict(current)
    outcomes = []
    for each in assignments:
        try:
            outcomes.append(_decide(each, tickets.get(each.ticket_id), after, employees))
        except Refusal as refusal:
            outcomes.append(refused(each.ticket_id, refusal))
    changed = [tickets[pk] for pk in after if after[pk] != before[pk]]
    _write(changed, before, after, by=by, at=at, device_at=device_at)
    return outcomes


def _read_employees(assignments: Sequence[Assignment], by: Actor) -> set[int]:
    wanted = {each for assignment in assignments for each in assignment.person_ids}
    employees = workers_visible_to(by).filter(pk__in=wanted)
    return set(employees.values_list("pk", flat=True)) if wanted else set()


def _decide(
    each: Assignment,
    ticket: Ticket | None,
    held: dict[int, frozenset[int]],
    employees: Collection[int],
) -> Outcome:
    if ticket is None:
        raise NotVisible
    now = held[ticket.pk]
    if each.seen_ids is not None and each.seen_ids != now:
        raise Stale({"assignee_ids": (each.person_ids, now)}, version=ticket.version)
    wanted = {
        How.SET: each.person_ids,
        How.ADD: now | each.person_ids,
        How.REMOVE: now - each.person_ids,
    }[each.how]
    # Whoever does it already may stay, also when the actor does not see them.
    if not wanted - now <= set(employees):
        raise Invalid({"assignee_ids": _("Choose employees from the list.")})
    if len(wanted) > MOST_ASSIGNEES:
        raise Invalid({"assignee_ids": _("At most %(most)s people.") % {"most": MOST_ASSIGNEES}})
    if wanted == now:
        return same(ticket.pk)
    held[ticket.pk] = wanted
    return done(ticket.pk)


def _write(
    tickets: list[Ticket],
    before: dict[int, frozenset[int]],
    after: dict[int, frozenset[int]],
    *,
    by: Actor,
    at: datetime,
    device_at: datetime | None,
) -> None:
    for ticket in tickets:
        ticket.changed_at = at
        ticket.version += 1
        settle_columns(ticket)
    write_rows(tickets, fields=_TOUCHED)
    write_assignees(tickets, before=before, after=after, by=by, at=at)
    held = {
        ticket.pk: ({"assignee_ids": before[ticket.pk]}, {"assignee_ids": after[ticket.pk]})
        for ticket in tickets
    }
    names = read_names(
        [values for pair in held.values() for values in pair], organization_id=by.organization_id
    )
    changes = [
        Change("ticket.assigned", "ticket", pk, describe_changes(old, new, names))
        for pk, (old, new) in held.items()
    ]
    record(changes, by=by, at=at, device_at=device_at)
