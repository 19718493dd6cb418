"""What follows for a ticket that goes along a transition?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from naryad.tickets.in_force import PublishedCycle
from naryad.tickets.lifecycle import TransitionFacts
from naryad.tickets.models import Stage, Ticket
from naryad.tickets.stage_effects import (
    ASSIGN_MOVER,
    ASSIGN_PERSON,
    ASSIGNEE_SET,
    CLOSE,
    CODE_SCANNED,
    COMPLETE,
    RELEASE,
)
from naryad.tickets.ticket_columns import settle_columns

# What a move changes of the row itself.
MOVED = (
    "stage",
    "status",
    "branch",
    "entered_at",
    "changed_at",
    "completed_at",
    "closed_at",
    "archived_at",
    "newest_key",
    "deadline_key",
    "changed_key",
    "search_text",
    "version",
)
# Moments that a move sets, and that come back with it.
CLOCKS = ("entered_at", "completed_at", "closed_at")


@dataclass(frozen=True)
class Moved:
    """Values before and after, in the words of history; `assignees` is who does it from now on;
    `clocks`: moments of the row before."""

    before: dict[str, Any]
    after: dict[str, Any]
    assignees: frozenset[int]
    clocks: dict[str, datetime | None]


def met_requirements(assignees: Collection[int], *, is_present: bool) -> set[str]:
    """Codes of what the ticket has that stages may ask for. `is_present`: whoever moves it has
    scanned the code of its object."""
    has = {ASSIGNEE_SET: bool(assignees), CODE_SCANNED: is_present}
    return {code for code, is_there in has.items() if is_there}


def move_along(
    ticket: Ticket,
    transition: TransitionFacts,
    cycle: PublishedCycle,
    *,
    assignees: frozenset[int],
    mover: int | None,
    at: datetime,
) -> Moved:
    """Changes the row; the caller writes it, with its assignees, timers and event."""
    stage = cycle.stages[transition.to_id]
    before = values_of_place(ticket, assignees)
    clocks = {name: getattr(ticket, name) for name in CLOCKS}
    ticket.stage = stage
    if transition.status_id is not None:
        ticket.status_id = transition.status_id
    ticket.branch = transition.branch
    ticket.entered_at = ticket.changed_at = at
    ticket.version += 1
    _stop_or_start_clocks(ticket, stage, at)
    assignees = _assign(stage, assignees, mover)
    settle_columns(ticket)
    return Moved(before, values_of_place(ticket, assignees), assignees, clocks)


def _stop_or_start_clocks(ticket: Ticket, stage: Stage, at: datetime) -> None:
    """A stage that neither completes nor closes opens the ticket again."""
    is_closing = CLOSE in stage.effects
    is_completing = is_closing or COMPLETE in stage.effects
    ticket.completed_at = (ticket.completed_at or at) if is_completing else None
    ticket.closed_at = (ticket.closed_at or at) if is_closing else None


def _assign(stage: Stage, assignees: frozenset[int], mover: int | None) -> frozenset[int]:
    if RELEASE in stage.effects:
        return frozenset()
    if ASSIGN_PERSON in stage.effects and stage.assignee_id is not None:
        return frozenset({stage.assignee_id})
    if ASSIGN_MOVER in stage.effects and mover is not None:
        return frozenset({mover})
    return assignees


def values_of_place(ticket: Ticket, assignees: frozenset[int]) -> dict[str, Any]:
    """Where it stands and who does it, in the words of history."""
    return {
        "stage_id": ticket.stage_id,
        "status_id": ticket.status_id,
        "branch": f"BRANCH_{ticket.branch}",
        "assignee_ids": assignees,
    }
