"""When does a ticket go on by itself?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from naryad.tickets.in_force import PublishedCycle, Start
from naryad.tickets.lifecycle import TransitionFacts
from naryad.tickets.models import Ticket, TicketTimer


def plan_timers(tickets: Collection[Ticket], cycles: Mapping[int, PublishedCycle]) -> None:
    """Anew for each, in the transaction in which the stage, the deadline or the cycle changes.
    Nothing goes by itself from a ticket that is closed or deleted."""
    ids = [ticket.pk for ticket in tickets]
    organizations = {ticket.organization_id for ticket in tickets}
    TicketTimer.objects.filter(organization_id__in=organizations, ticket_id__in=ids).delete()
    _plan(
        (ticket, cycles[ticket.type_id].facts.leaving(ticket.stage_id))
        for ticket in tickets
        if ticket.deleted_at is None and ticket.type_id in cycles
    )


def plan_first_timers(tickets: Collection[Ticket], starts: Mapping[int, Start]) -> None:
    """Of new ones, which have none yet and stand where their cycle begins."""
    _plan((ticket, starts[ticket.type_id].timed) for ticket in tickets)


def _plan(leaving: Iterable[tuple[Ticket, Iterable[TransitionFacts]]]) -> None:
    TicketTimer.objects.bulk_create(
        TicketTimer(
            organization_id=ticket.organization_id,
            ticket=ticket,
            transition_id=transition.id,
            due_at=due_at,
        )
        for ticket, transitions in leaving
        for transition in transitions
        if (due_at := due_moment(ticket, transition)) is not None
    )


def due_moment(ticket: Ticket, transition: TransitionFacts) -> datetime | None:
    """The earlier of the two, where a transition has both."""
    moments = []
    if transition.after_seconds is not None:
        moments.append(ticket.entered_at + timedelta(seconds=transition.after_seconds))
    if transition.before_deadline_seconds is not None and ticket.deadline is not None:
        moments.append(ticket.deadline - timedelta(seconds=transition.before_deadline_seconds))
    return min(moments, default=None)
