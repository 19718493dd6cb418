"""Which tickets were closed so long ago that they are put away by themselves?"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from naryad.access.actor import act_as_system
from naryad.core.bulk import write_rows
from naryad.history.recording import Change, record
from naryad.organizations.models import Organization
from naryad.tickets.archiving import LAID, archive_days_of, lay
from naryad.tickets.keys import ARCHIVED, key_of_change
from naryad.tickets.models import Ticket

AT_ONCE = 1_000


def archive_old_tickets(*, at: datetime) -> int:
    """Run by a job, of every organization; how many it was, so that it is run again while there are
    more. What has changed since it was closed waits as long after that."""
    count = 0
    for organization in Organization.objects.order_by("pk"):
        days = archive_days_of(organization.pk)
        if days is not None:
            count += _archive(organization.pk, at - timedelta(days=days), at=at)
    return count


@transaction.atomic
def _archive(organization_id: int, before: datetime, *, at: datetime) -> int:
    """A part stays in the lists as long as the whole that counts it."""
    rows = Ticket.objects.filter(
        Q(parent=None) | Q(parent__is_living=False) | Q(parent__archived_at__isnull=False),
        organization_id=organization_id,
        is_living=True,
        is_open=False,
        changed_key__gte=key_of_change(before),
        changed_key__lt=ARCHIVED,
        closed_at__lte=before,
    )
    # Whoever holds a ticket is about to change it.
    locked = rows.select_for_update(of=("self",), no_key=True, skip_locked=True)
    tickets = list(locked.order_by("changed_key", "pk")[:AT_ONCE])
    lay(tickets, at, at=at)
    write_rows(tickets, fields=LAID)
    changes = [Change("ticket.archived", "ticket", each.pk) for each in tickets]
    record(changes, by=act_as_system(organization_id), at=at)
    return len(tickets)
