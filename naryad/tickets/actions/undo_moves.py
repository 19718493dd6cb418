"""How does whoever has moved tickets take that back?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, record
from naryad.people.models import Person
from naryad.tickets.assigning import read_assignees, write_assignees
from naryad.tickets.codes import Branch
from naryad.tickets.in_force import PublishedCycle, cycles_in_force
from naryad.tickets.last_moves import UNDO_WITHIN
from naryad.tickets.models import LastMove, Ticket
from naryad.tickets.moves import MovedMeanwhile
from naryad.tickets.moving import CLOCKS, MOVED, values_of_place
from naryad.tickets.ticket_columns import settle_columns
from naryad.tickets.ticket_describing import describe_changes, read_names
from naryad.tickets.ticket_locking import take_tickets
from naryad.tickets.timers import plan_timers


class TooLateToUndo(Refusal):
    message = _("A move can be taken back for ten minutes. Move the ticket on instead.")


class MovedBySomebodyElse(Refusal):
    message = _("Only whoever moved the ticket can take that back.")


class NoWayBack(Refusal):
    message = _("The life cycle has no such stage or status any more.")


@dataclass(frozen=True)
class Return:
    """`seen_version`: what the move has made of the ticket, so that it takes back this very one."""

    ticket_id: int
    seen_version: int


@dataclass
class _Undoing:
    by: Actor
    at: datetime
    cycles: Mapping[int, PublishedCycle]
    moves: Mapping[int, LastMove]
    gone: Collection[int]
    before: dict[int, dict[str, Any]] = field(default_factory=dict)
    after: dict[int, dict[str, Any]] = field(default_factory=dict)

    def go_back(self, ticket: Ticket, wanted: Return, assignees: frozenset[int]) -> None:
        move = self.moves.get(ticket.pk)
        if move is None or not move.version == ticket.version == wanted.seen_version:
            raise MovedMeanwhile
        # A rating says something of work that is done, and leaves the version alone.
        if ticket.rated_at is not None and ticket.rated_at >= move.at:
            raise MovedMeanwhile
        # Somebody may have become a customer since.
        if not self.by.is_employee and ticket.branch != Branch.CUSTOMER:
            raise MovedBySomebodyElse
        self._refuse(move, self.cycles.get(ticket.type_id))
        self.before[ticket.pk] = values_of_place(ticket, assignees)
        ticket.stage_id, ticket.status_id, ticket.branch = (
            move.stage_id,
            move.status_id,
            move.branch,
        )
        for name in CLOCKS:
            setattr(ticket, name, getattr(move, name))
        ticket.changed_at = self.at
        ticket.version += 1
        settle_columns(ticket)
        staying = frozenset(move.assignee_ids).difference(self.gone)
        self.after[ticket.pk] = values_of_place(ticket, staying)

    def _refuse(self, move: LastMove, cycle: PublishedCycle | None) -> None:
        if move.person_id != self.by.person_id:
            raise MovedBySomebodyElse
        if self.at >= move.at + UNDO_WITHIN:
            raise TooLateToUndo
        is_there = cycle is not None and move.stage_id in cycle.stages
        if cycle is None or not is_there or move.status_id not in cycle.facts.status_ids:
            raise NoWayBack


@transaction.atomic
def undo_moves(returns: Sequence[Return], *, by: Actor, at: datetime) -> list[Outcome]:
    """Stage, status, branch, assignees, moments and timers as they were before the last move, by
    whoever made it, while nobody has touched the ticket since. An outcome for each, in order:
    MovedMeanwhile, MovedBySomebodyElse, TooLateToUndo, NoWayBack and NotVisible stand in it.
    Customers take back what they did along the customer branch, and need no right for it."""
    by.require_own_eyes()
    if by.is_employee:
        by.require(Permission.MOVE_TICKETS)
    tickets = take_tickets([each.ticket_id for each in returns], by=by)
    mine = {"organization_id": by.organization_id}
    moves = LastMove.objects.filter(**mine, ticket_id__in=list(tickets))
    assignees = read_assignees(list(tickets), **mine)
    undoing = _Undoing(
        by,
        at,
        cycles_in_force({each.type_id for each in tickets.values()}, **mine),
        {move.ticket_id: move for move in moves},
        _read_gone(moves, by),
    )
    outcomes = [_decide(each, tickets, assignees, undoing) for each in returns]
    _write([tickets[pk] for pk in undoing.after], undoing)
    return outcomes


def _read_gone(moves: Iterable[LastMove], by: Actor) -> set[int]:
    """Who did one of them before and was deleted since: nobody gives them tickets."""
    held = {pk for move in moves for pk in move.assignee_ids}
    people = Person.objects.filter(organization_id=by.organization_id, pk__in=held)
    return set(people.exclude(deleted_at=None).values_list("pk", flat=True))


def _decide(
    wanted: Return,
    tickets: Mapping[int, Ticket],
    assignees: Mapping[int, frozenset[int]],
    undoing: _Undoing,
) -> Outcome:
    ticket = tickets.get(wanted.ticket_id)
    if ticket is None:
        return refused(wanted.ticket_id, NotVisible())
    try:
        undoing.go_back(ticket, wanted, assignees[ticket.pk])
    except Refusal as refusal:
        return refused(ticket.pk, refusal)
    return done(ticket.pk)


def _write(tickets: Sequence[Ticket], undoing: _Undoing) -> None:
    by, at = undoing.by, undoing.at
    write_rows(tickets, fields=MOVED)
    write_assignees(
        tickets,
        before={pk: each["assignee_ids"] for pk, each in undoing.before.items()},
        after={pk: each["assignee_ids"] for pk, each in undoing.after.items()},
        by=by,
        at=at,
    )
    plan_timers(tickets, undoing.cycles)
    ids = [ticket.pk for ticket in tickets]
    LastMove.objects.filter(organization_id=by.organization_id, ticket_id__in=ids).delete()
    held = [*undoing.before.values(), *undoing.after.values()]
    names = read_names(held, organization_id=by.organization_id)
    changes = [
        Change(
            "ticket.move_undone", "ticket", pk, describe_changes(undoing.before[pk], after, names)
        )
        for pk, after in undoing.after.items()
    ]
    record(changes, by=by, at=at)
