"""Where do tickets go whose stage a new version of the life cycle does not have?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import Invalid, Refusal
from naryad.history.recording import Change, record
from naryad.tickets.in_force import PublishedCycle
from naryad.tickets.models import Cycle, StageSuccessor, Ticket, TicketTimer
from naryad.tickets.ticket_columns import settle_columns
from naryad.tickets.ticket_describing import describe_changes, read_names
from naryad.tickets.timers import plan_timers

MOST = 20_000
_AT_ONCE = 2_000
_WRITTEN = ("stage", "entered_at", "changed_at", "changed_key", "version")


class TooManyStand(Refusal):
    message = gettext_lazy(
        "More than %(most)s open tickets stand in stages that this version does not have. Publish "
        "a version first in which the stages stay and nothing leads into them, and let them run "
        "empty."
    )


@dataclass(frozen=True)
class Standing:
    """How many tickets of a type stand in a stage; `others` are closed or deleted."""

    open: int
    others: int


def count_standing(
    type_id: int, stage_ids: Collection[int], *, organization_id: int
) -> dict[int, Standing]:
    """Stages in which none stands are left out."""
    is_open = Q(closed_at=None, deleted_at=None)
    rows = _of_type(type_id, organization_id).filter(stage_id__in=stage_ids)
    counted = rows.values("stage_id").annotate(
        open=Count("pk", filter=is_open), others=Count("pk", filter=~is_open)
    )
    return {each["stage_id"]: Standing(each["open"], each["others"]) for each in counted}


def refuse_homeless(
    standing: Mapping[int, Standing], to: Mapping[int, int], stages: Collection[int]
) -> None:
    """Invalid by `to_<stage>` where tickets stand and nobody has said where they go."""
    errors = {
        f"to_{stage_id}": _("Choose where its tickets go.")
        for stage_id in standing
        if to.get(stage_id) not in stages
    }
    if errors:
        raise Invalid(errors)
    if sum(each.open for each in standing.values()) > MOST:
        raise TooManyStand(most=MOST)


def move_standing(
    cycle: Cycle, in_force: PublishedCycle, to: Mapping[int, int], *, by: Actor, at: datetime
) -> None:
    """In the transaction of the publication, while no ticket of the type can move: open ones go
    now, the others are left to a job, which finds here where to."""
    # A stage that is there again keeps the closed tickets that have not left it yet.
    earlier = StageSuccessor.objects.filter(
        organization_id=cycle.organization_id, cycle__type_id=cycle.type_id, is_done=False
    )
    earlier.filter(from_stage_id__in=in_force.stages).update(is_done=True)
    StageSuccessor.objects.bulk_create(
        StageSuccessor(
            organization_id=cycle.organization_id,
            cycle=cycle,
            from_stage_id=from_id,
            to_stage_id=to_id,
        )
        for from_id, to_id in to.items()
    )
    rows = _of_type(cycle.type_id, cycle.organization_id).filter(stage_id__in=to)
    tickets = rows.filter(closed_at=None, deleted_at=None).order_by("pk")
    _place(list(tickets.select_for_update(no_key=True)), to, by=by, at=at)
    _plan_anew(cycle, in_force)


def place_others(successors: Sequence[StageSuccessor], *, by: Actor, at: datetime) -> bool:
    """A part of what the publication of one version has left; whether there may be more."""
    to = {each.from_stage_id: each.to_stage_id for each in successors}
    cycle = successors[0].cycle
    rows = _of_type(cycle.type_id, cycle.organization_id).filter(stage_id__in=to)
    tickets = list(rows.order_by("pk").select_for_update(no_key=True)[:_AT_ONCE])
    _place(tickets, to, by=by, at=at)
    return len(tickets) == _AT_ONCE


def _of_type(type_id: int, organization_id: int) -> QuerySet[Ticket]:
    return Ticket.objects.filter(organization_id=organization_id, type_id=type_id)


def _place(tickets: Sequence[Ticket], to: Mapping[int, int], *, by: Actor, at: datetime) -> None:
    before = {ticket.pk: {"stage_id": ticket.stage_id} for ticket in tickets}
    for ticket in tickets:
        ticket.stage_id = to[ticket.stage_id]
        ticket.entered_at = ticket.changed_at = at
        ticket.version += 1
        settle_columns(ticket)
    write_rows(tickets, fields=_WRITTEN)
    after = {ticket.pk: {"stage_id": ticket.stage_id} for ticket in tickets}
    names = read_names([*before.values(), *after.values()], organization_id=by.organization_id)
    changes = [
        Change("ticket.placed_anew", "ticket", pk, describe_changes(before[pk], values, names))
        for pk, values in after.items()
    ]
    record(changes, by=by, at=at)


def _plan_anew(cycle: Cycle, in_force: PublishedCycle) -> None:
    """Timers point at transitions of the version before: those that have one, and those that now
    stand where one leads on by time."""
    timed = {each.from_id for each in in_force.facts.transitions if each.is_timed}
    timers = TicketTimer.objects.filter(ticket_id=OuterRef("pk"))
    rows = _of_type(cycle.type_id, cycle.organization_id).filter(closed_at=None, deleted_at=None)
    ids = list(rows.filter(Q(stage_id__in=timed) | Exists(timers)).values_list("pk", flat=True))
    for start in range(0, len(ids), _AT_ONCE):
        part = Ticket.objects.filter(pk__in=ids[start : start + _AT_ONCE])
        plan_timers(list(part), {cycle.type_id: in_force})
