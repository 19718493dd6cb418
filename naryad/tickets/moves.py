"""How does a set of tickets move, whoever or whatever moves it?

The part that moving by hand and moving by time share.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.bulk import write_rows
from naryad.core.errors import Invalid, NotPermitted, NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused
from naryad.history.recording import Change, record
from naryad.tickets.assigning import read_assignees, write_assignees
from naryad.tickets.in_force import PublishedCycle, cycles_in_force
from naryad.tickets.last_moves import note_moves
from naryad.tickets.lifecycle import StageFacts, TransitionFacts, may_make
from naryad.tickets.models import Ticket
from naryad.tickets.moving import MOVED, Moved, met_requirements, move_along
from naryad.tickets.presence import find_present
from naryad.tickets.stage_effects import CODE_SCANNED, find_requirement
from naryad.tickets.ticket_describing import describe_changes, read_names
from naryad.tickets.timers import plan_timers

LONGEST_COMMENT = 2_000


class MovedMeanwhile(Refusal):
    message = _("The ticket has moved on since you looked at it. Look at it again.")


class NoSuchTransition(Refusal):
    message = _("The life cycle does not lead there any more. Look at the ticket again.")


class RequirementMissing(Refusal):
    """Says which."""


@dataclass(frozen=True)
class Move:
    """`seen_stage_id`: where the sender saw the ticket stand; None: they did not look.
    `without_scan`: why the code of the object is not scanned, where the stage asks for that."""

    ticket_id: int
    transition_id: int
    seen_stage_id: int | None = None
    comment: str = ""
    without_scan: str = ""


@dataclass
class Moving:
    """A set of moves, as far as it has come."""

    by: Actor
    at: datetime
    tickets: dict[int, Ticket]
    cycles: Mapping[int, PublishedCycle]
    assignees: dict[int, frozenset[int]]
    present: frozenset[int]
    role_ids: Collection[int] = ()
    is_by_time: bool = False
    moved: dict[int, Moved] = field(default_factory=dict)
    ways: dict[int, tuple[TransitionFacts, Move]] = field(default_factory=dict)

    def decide(self, move: Move) -> Outcome:
        ticket = self.tickets.get(move.ticket_id)
        if ticket is None:
            return refused(move.ticket_id, NotVisible())
        try:
            self._go(ticket, move)
        except Refusal as refusal:
            return refused(move.ticket_id, refusal)
        return done(move.ticket_id)

    def _go(self, ticket: Ticket, move: Move) -> None:
        # The same ticket twice in one set: its second move is judged where the first has led.
        if move.seen_stage_id is not None and move.seen_stage_id != ticket.stage_id:
            raise MovedMeanwhile
        transition, cycle = self._find(ticket, move.transition_id)
        self._refuse(transition, move)
        assignees = self.assignees[ticket.pk]
        met = met_requirements(assignees, is_present=ticket.pk in self.present)
        excuse = _excuse(move, cycle.facts.stages[transition.to_id], met)
        refuse_missing(cycle, transition.to_id, {*met, CODE_SCANNED} if excuse else met)
        mover = self.by.person_id if self.by.is_employee else None
        moved = move_along(ticket, transition, cycle, assignees=assignees, mover=mover, at=self.at)
        first = self.moved.get(ticket.pk)
        self.moved[ticket.pk] = Moved(
            first.before if first else moved.before,
            moved.after,
            moved.assignees,
            first.clocks if first else moved.clocks,
        )
        self.assignees[ticket.pk] = moved.assignees
        self.ways[ticket.pk] = (transition, replace(move, without_scan=excuse))

    def _find(self, ticket: Ticket, transition_id: int) -> tuple[TransitionFacts, PublishedCycle]:
        cycle = self.cycles.get(ticket.type_id)
        transition = cycle.transitions.get(transition_id) if cycle else None
        if cycle is None or transition is None or transition.to_id not in cycle.stages:
            raise NoSuchTransition
        if transition.from_id != ticket.stage_id:
            raise MovedMeanwhile
        return transition, cycle

    def _refuse(self, transition: TransitionFacts, move: Move) -> None:
        if self.is_by_time:
            return
        kind = Kind.EMPLOYEE if self.by.is_employee else Kind.CUSTOMER
        if not may_make(transition, kind=kind, role_ids=self.role_ids):
            raise NotPermitted
        refuse_silence([transition], move.comment)


def refuse_silence(ways: Iterable[TransitionFacts], comment: str) -> None:
    """Invalid where one of them asks for a comment and there is none."""
    if not comment.strip() and any(each.requires_comment for each in ways):
        raise Invalid({"comment": gettext("Say in a few words why: this step asks for it.")})


def _excuse(move: Move, target: StageFacts, met: Collection[str]) -> str:
    """The reason that takes the place of a scan, where one is asked for and missing."""
    if not move.without_scan or CODE_SCANNED not in {*target.requirements} - {*met}:
        return ""
    return move.without_scan


def refuse_missing(cycle: PublishedCycle, stage_id: int, met: Collection[str]) -> None:
    """RequirementMissing where the stage asks for what the ticket has not."""
    for code in cycle.facts.stages[stage_id].requirements:
        requirement = find_requirement(code)
        if code not in met and requirement is not None:
            raise RequirementMissing(requirement.missing)


def begin_moves(tickets: dict[int, Ticket], *, by: Actor, at: datetime) -> Moving:
    """`tickets` are locked."""
    types = {ticket.type_id for ticket in tickets.values()}
    cycles = cycles_in_force(types, organization_id=by.organization_id)
    return Moving(
        by,
        at,
        tickets,
        cycles,
        read_assignees(list(tickets), organization_id=by.organization_id),
        find_present(tickets.values(), cycles, by=by),
    )


def write_moves(moving: Moving, *, device_at: datetime | None = None) -> None:
    by, at = moving.by, moving.at
    tickets = [moving.tickets[pk] for pk in moving.moved]
    write_rows(tickets, fields=MOVED)
    write_assignees(
        tickets,
        before={pk: each.before["assignee_ids"] for pk, each in moving.moved.items()},
        after={pk: each.assignees for pk, each in moving.moved.items()},
        by=by,
        at=at,
    )
    plan_timers(tickets, moving.cycles)
    note_moves(moving.tickets, moving.moved, by=by, at=at)
    held = [values for each in moving.moved.values() for values in (each.before, each.after)]
    names = read_names(held, organization_id=by.organization_id)
    changes = []
    for pk, each in moving.moved.items():
        transition, move = moving.ways[pk]
        said = describe_changes(each.before, each.after, names)
        said["transition"] = {"old": None, "new": dict(transition.name)}
        for name in ("comment", "without_scan"):
            if reason := getattr(move, name)[:LONGEST_COMMENT]:
                said[name] = {"old": None, "new": reason}
        kind = "ticket.moved_by_time" if moving.is_by_time else "ticket.moved"
        changes.append(Change(kind, "ticket", pk, said))
    record(changes, by=by, at=at, device_at=device_at)
