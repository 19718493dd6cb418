"""What must be known of a move, so that whoever made it can take it back at once?"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from naryad.access.actor import Actor
from naryad.tickets.models import LastMove, Ticket
from naryad.tickets.moving import Moved

# Long enough to notice a slip, and over before anybody has set out because of it.
UNDO_WITHIN = timedelta(minutes=10)
_WRITTEN = (
    "person",
    "at",
    "version",
    "stage",
    "status",
    "branch",
    "entered_at",
    "completed_at",
    "closed_at",
    "assignee_ids",
)


def note_moves(
    tickets: Mapping[int, Ticket], moved: Mapping[int, Moved], *, by: Actor, at: datetime
) -> None:
    """The last one of each ticket; one by time is nobody's to take back."""
    if by.person_id is None or not moved:
        return
    LastMove.objects.bulk_create(
        [_note(tickets[pk], each, by.person_id, at) for pk, each in moved.items()],
        update_conflicts=True,
        unique_fields=["organization", "ticket"],
        update_fields=_WRITTEN,
    )


def _note(ticket: Ticket, moved: Moved, person_id: int, at: datetime) -> LastMove:
    return LastMove(
        organization_id=ticket.organization_id,
        ticket_id=ticket.pk,
        person_id=person_id,
        at=at,
        version=ticket.version,
        stage_id=moved.before["stage_id"],
        status_id=moved.before["status_id"],
        branch=moved.before["branch"].removeprefix("BRANCH_"),
        assignee_ids=sorted(moved.before["assignee_ids"]),
        **moved.clocks,
    )
