"""When do closed tickets go to the archive, and what changes of them?"""

from collections.abc import Sequence
from datetime import datetime

from naryad.tickets.models import ArchiveRule, Ticket
from naryad.tickets.models.archive_rule import DAYS
from naryad.tickets.ticket_columns import settle_columns

# What the settings offer; None: only by hand.
OFFERED = (30, 90, DAYS, 365, 730, None)
LAID = ("archived_at", "changed_at", "newest_key", "deadline_key", "changed_key", "version")


def archive_days_of(organization_id: int) -> int | None:
    kept = ArchiveRule.objects.filter(organization_id=organization_id)
    found = kept.values_list("after_days", flat=True)[:1]
    return next(iter(found), DAYS)


def lay(tickets: Sequence[Ticket], archived_at: datetime | None, *, at: datetime) -> None:
    """Into the archive, or out of it; the caller has locked the rows and writes LAID of them. One
    that was taken out has changed now, so that the next night does not put it away again."""
    for ticket in tickets:
        ticket.archived_at = archived_at
        if archived_at is None:
            ticket.changed_at = at
        ticket.version += 1
        settle_columns(ticket)
