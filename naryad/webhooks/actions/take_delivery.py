"""Which delivery goes out next?"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from naryad.webhooks.models import Delivery
from naryad.webhooks.states import DeliveryState, WebhookState

# Longer than any answer is waited for.
LEASE = timedelta(minutes=2)


def due_deliveries(*, at: datetime) -> QuerySet[Delivery]:
    """Waiting ones whose time has come, and those whose sender has died; of a paused webhook only
    what somebody has asked for."""
    waiting = Q(state=DeliveryState.WAITING, next_try_at__lte=at)
    abandoned = Q(state=DeliveryState.SENDING, sending_since__lte=at - LEASE)
    asked = Q(webhook__state=WebhookState.PAUSED, asked_by__isnull=False)
    return Delivery.objects.filter(
        waiting | abandoned, Q(webhook__state=WebhookState.ACTIVE) | asked
    )


@transaction.atomic
def take_delivery(webhook_id: int, *, at: datetime) -> Delivery | None:
    """Marked *sending* before anything leaves; what somebody waits for goes first, then the oldest.
    None: nothing is due, or another has just taken it."""
    delivery = (
        due_deliveries(at=at)
        .filter(webhook_id=webhook_id)
        .select_for_update(skip_locked=True, of=("self",), no_key=True)
        .select_related("webhook__owner__organization", "event")
        .order_by("asked_by_id", "pk")
        .first()
    )
    if delivery is None:
        return None
    delivery.state, delivery.sending_since = DeliveryState.SENDING, at
    delivery.attempts += 1
    delivery.save(update_fields=["state", "sending_since", "attempts"])
    return delivery
