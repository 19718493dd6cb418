"""Which tickets go on because their time has come?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import act_as_system
from naryad.tickets.models import TicketTimer
from naryad.tickets.moves import Move, begin_moves, write_moves
from naryad.tickets.ticket_locking import lock_tickets

AT_ONCE = 200


@transaction.atomic
def move_due_tickets(*, at: datetime) -> int:
    """Run by a job; how many timers it has taken, so that it is run again while there are more. A
    timer that is late, after a day without a worker, moves its ticket now; one whose ticket may not
    go (nobody is assigned) is dropped with nothing changed, as a hand's move would be refused."""
    due = list(
        TicketTimer.objects.filter(due_at__lte=at)
        .select_for_update(skip_locked=True)
        .order_by("due_at", "pk")[:AT_ONCE]
    )
    for organization_id in sorted({timer.organization_id for timer in due}):
        _move([timer for timer in due if timer.organization_id == organization_id], at)
    TicketTimer.objects.filter(pk__in=[timer.pk for timer in due]).delete()
    return len(due)


def _move(timers: list[TicketTimer], at: datetime) -> None:
    by = act_as_system(timers[0].organization_id)
    tickets = lock_tickets(
        [timer.ticket_id for timer in timers], organization_id=by.organization_id
    )
    moving = begin_moves(tickets, by=by, at=at)
    moving.is_by_time = True
    for timer in timers:
        # The first that is due decides; others were planned for the stage that it leaves.
        if timer.ticket_id not in moving.moved:
            moving.decide(Move(timer.ticket_id, timer.transition_id))
    write_moves(moving)
