"""What do jobs and pages ask about webhooks?"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Count

from naryad.webhooks.actions.take_delivery import due_deliveries
from naryad.webhooks.models import Delivery, Webhook
from naryad.webhooks.states import DeliveryState, WebhookState


def is_anybody_told() -> bool:
    """In any organization."""
    return Webhook.objects.filter(state=WebhookState.ACTIVE).exists()


def due_webhooks(*, at: datetime) -> list[int]:
    """Those that have something to send now."""
    rows = due_deliveries(at=at).order_by("webhook_id").values_list("webhook_id", flat=True)
    return list(rows.distinct())


def count_waiting(webhook_ids: Collection[int]) -> Mapping[int, int]:
    """The caller has shown that the reader sees the webhooks."""
    rows = Delivery.objects.filter(webhook_id__in=webhook_ids, state=DeliveryState.WAITING)
    return dict(rows.order_by().values_list("webhook_id").annotate(Count("pk")))
