"""Which deadlines come near or have passed, so that history says so?"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from naryad.access.actor import act_as_system
from naryad.history.recording import Change, record
from naryad.notifications.deciding import LONGEST_AGO
from naryad.notifications.happenings import DUE_SOON, OVERDUE
from naryad.notifications.models import DeadlineNews
from naryad.notifications.warning import soon_minutes_of
from naryad.organizations.models import Organization
from naryad.tickets.keys import key_of_deadline
from naryad.tickets.models import Ticket

AT_ONCE = 500


def note_deadlines(*, at: datetime) -> int:
    """Of every organization; how many it was, so that it is run again while there are more. Each
    deadline once: after a day without a worker what has passed is said to have passed, and not that
    it had been near."""
    count = 0
    for organization in Organization.objects.order_by("pk"):
        soon = timedelta(minutes=soon_minutes_of(organization.pk))
        count += _note(OVERDUE, organization.pk, at - LONGEST_AGO, at, at=at)
        count += _note(DUE_SOON, organization.pk, at, at + soon, at=at)
    return count


@transaction.atomic
def _note(kind: str, organization_id: int, since: datetime, till: datetime, *, at: datetime) -> int:
    known = DeadlineNews.objects.filter(
        organization_id=organization_id,
        ticket_id=OuterRef("pk"),
        kind=kind,
        deadline=OuterRef("deadline"),
    )
    due = Ticket.objects.filter(
        ~Exists(known),
        organization_id=organization_id,
        is_living=True,
        is_open=True,
        deadline_key__gt=key_of_deadline(since),
        deadline_key__lte=key_of_deadline(till),
    )
    # Whoever holds a ticket is about to change it; the next minute looks again.
    locked = due.select_for_update(of=("self",), no_key=True, skip_locked=True)
    tickets = list(locked.order_by("deadline_key", "pk")[:AT_ONCE])
    news = (
        DeadlineNews(organization_id=organization_id, ticket=each, kind=kind, deadline=deadline)
        for each in tickets
        if (deadline := each.deadline) is not None
    )
    DeadlineNews.objects.bulk_create(news)
    record(_say(kind, tickets), by=act_as_system(organization_id), at=at)
    return len(tickets)


def _say(kind: str, tickets: Iterable[Ticket]) -> list[Change]:
    return [
        Change(kind, "ticket", each.pk, {"deadline": {"old": None, "new": _iso(each)}})
        for each in tickets
    ]


def _iso(ticket: Ticket) -> str:
    return ticket.deadline.isoformat() if ticket.deadline else ""
