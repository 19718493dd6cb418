"""When was a token used last?"""

from datetime import datetime, timedelta

from django.db.models import Q

from naryad.accounts.models import ApiToken

PRECISION = timedelta(minutes=1)


def note_token_use(token: ApiToken, *, at: datetime) -> None:
    """At most one write a minute, whatever the number of requests and processes."""
    if token.last_used_at is not None and at - token.last_used_at < PRECISION:
        return
    stale = Q(last_used_at=None) | Q(last_used_at__lt=at - PRECISION)
    ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=at)
