"""When was somebody here last?"""

from datetime import datetime, timedelta

from django.db.models import Q

from naryad.accounts.models import Membership

PRECISION = timedelta(minutes=1)


def note_presence(membership: Membership, *, at: datetime) -> None:
    """At most one write a minute, whatever the number of requests and processes."""
    if membership.last_seen_at is not None and at - membership.last_seen_at < PRECISION:
        return
    stale = Q(last_seen_at=None) | Q(last_seen_at__lt=at - PRECISION)
    Membership.objects.filter(stale, pk=membership.pk).update(last_seen_at=at)
