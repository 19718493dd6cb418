"""How does a ticket become one of another type?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.errors import Invalid, NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.history.recording import Change, record
from naryad.tickets.assigning import read_assignees
from naryad.tickets.in_force import PublishedCycle, cycles_in_force
from naryad.tickets.models import Ticket
from naryad.tickets.moves import MovedMeanwhile, refuse_missing
from naryad.tickets.moving import met_requirements
from naryad.tickets.presence import find_present
from naryad.tickets.ticket_columns import settle_columns
from naryad.tickets.ticket_describing import describe_changes, read_names
from naryad.tickets.ticket_locking import share_cycles, take_tickets
from naryad.tickets.timers import plan_timers
from naryad.tickets.type_changes import stages_to_stand_in
from naryad.tickets.visibility_of_settings import types_offered_to

_WRITTEN = ("type", "stage", "entered_at", "changed_at", "changed_key", "version")


class NoFittingStage(Refusal):
    message = _(
        "The life cycle of that type has no stage in which a ticket is as far as this one is."
    )


@dataclass(frozen=True)
class TypeChange:
    """`stage_id`: where it shall stand if the new life cycle does not have its stage; None: in the
    first one. `seen_stage_id`: where the sender saw it stand; None: they did not look."""

    ticket_id: int
    type_id: int | None
    stage_id: int | None = None
    seen_stage_id: int | None = None


@transaction.atomic
def change_types(
    changes: Sequence[TypeChange],
    *,
    by: Actor,
    at: datetime,
    device_at: datetime | None = None,
) -> list[Outcome]:
    """An outcome for each, in order: MovedMeanwhile, NoFittingStage, RequirementMissing, Invalid
    and NotVisible stand in it. Number, deadline, status, people and all else stay; whoever changes
    the type chooses a stage, so they must have the right to move, too."""
    by.require(Permission.EDIT_TICKETS)
    by.require(Permission.MOVE_TICKETS)
    offered = types_offered_to(by).in_bulk([each.type_id for each in changes if each.type_id])
    share_cycles(offered)
    tickets = take_tickets([each.ticket_id for each in changes], by=by)
    cycles = cycles_in_force(list(offered), organization_id=by.organization_id)
    changing = _Changing(
        at,
        tickets,
        cycles,
        read_assignees(list(tickets), organization_id=by.organization_id),
        find_present(tickets.values(), cycles, by=by),
    )
    outcomes = [changing.decide(each) for each in changes]
    _write(changing, by=by, device_at=device_at)
    return outcomes


@dataclass
class _Changing:
    """A set of changes, as far as it has come. `before` by ticket, in the words of history."""

    at: datetime
    tickets: Mapping[int, Ticket]
    cycles: Mapping[int, PublishedCycle]
    assignees: Mapping[int, frozenset[int]]
    present: frozenset[int]
    before: dict[int, dict[str, Any]] = field(default_factory=dict)

    def decide(self, change: TypeChange) -> Outcome:
        ticket = self.tickets.get(change.ticket_id)
        if ticket is None:
            return refused(change.ticket_id, NotVisible())
        if ticket.type_id == change.type_id:
            return same(ticket.pk)
        try:
            self._change(ticket, change)
        except Refusal as refusal:
            return refused(ticket.pk, refusal)
        return done(ticket.pk)

    def _change(self, ticket: Ticket, change: TypeChange) -> None:
        if change.seen_stage_id is not None and change.seen_stage_id != ticket.stage_id:
            raise MovedMeanwhile
        cycle = self.cycles.get(change.type_id or 0)
        if cycle is None:
            raise Invalid({"type_id": gettext("Choose from the list.")})
        stage_id = _find_stage(ticket, cycle, change.stage_id)
        if stage_id != ticket.stage_id:
            is_present = ticket.pk in self.present
            met = met_requirements(self.assignees[ticket.pk], is_present=is_present)
            refuse_missing(cycle, stage_id, met)
        self.before.setdefault(ticket.pk, _values(ticket))
        self._place(ticket, change.type_id or 0, stage_id)

    def _place(self, ticket: Ticket, type_id: int, stage_id: int) -> None:
        if stage_id != ticket.stage_id:
            ticket.entered_at = self.at
        ticket.type_id, ticket.stage_id = type_id, stage_id
        ticket.changed_at = self.at
        ticket.version += 1
        settle_columns(ticket)


def _values(ticket: Ticket) -> dict[str, Any]:
    return {"type_id": ticket.type_id, "stage_id": ticket.stage_id}


def _find_stage(ticket: Ticket, cycle: PublishedCycle, chosen_id: int | None) -> int:
    fitting = stages_to_stand_in(
        cycle.facts,
        ticket.stage_id,
        is_completed=ticket.completed_at is not None,
        is_closed=ticket.closed_at is not None,
    )
    if not fitting:
        raise NoFittingStage
    if chosen_id is None or ticket.stage_id in fitting:
        return fitting[0]
    if chosen_id not in fitting:
        raise Invalid({"stage_id": gettext("Choose from the list.")})
    return chosen_id


def _write(changing: _Changing, *, by: Actor, device_at: datetime | None) -> None:
    tickets = [changing.tickets[pk] for pk in changing.before]
    write_rows(tickets, fields=_WRITTEN)
    plan_timers(tickets, changing.cycles)
    after = {ticket.pk: _values(ticket) for ticket in tickets}
    names = read_names(
        [*changing.before.values(), *after.values()], organization_id=by.organization_id
    )
    told = [
        Change("ticket.type_changed", "ticket", pk, describe_changes(before, after[pk], names))
        for pk, before in changing.before.items()
    ]
    record(told, by=by, at=changing.at, device_at=device_at)
