"""When is it forgotten what was told?"""

from datetime import datetime, timedelta

from django.db import transaction

from naryad.webhooks.models import Delivery
from naryad.webhooks.states import DeliveryState, WebhookState

KEPT = timedelta(days=30)
AT_ONCE = 5_000


@transaction.atomic
def forget_deliveries(*, at: datetime) -> int:
    """Some thousands of those older than 30 days, and of what waits for webhooks that have ended;
    how many it was."""
    old = Delivery.objects.filter(created_at__lt=at - KEPT).order_by("created_at")
    ended = Delivery.objects.filter(
        webhook__state=WebhookState.ENDED, state=DeliveryState.WAITING
    ).order_by("pk")
    ids = {pk for rows in (old, ended) for pk in rows.values_list("pk", flat=True)[:AT_ONCE]}
    Delivery.objects.filter(pk__in=ids).delete()
    return len(ids)
