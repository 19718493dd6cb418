"""How is a webhook tried, and something told once more?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts import limits
from naryad.core.errors import NotVisible
from naryad.webhooks.locking import lock_webhook
from naryad.webhooks.models import Delivery
from naryad.webhooks.owners import refuse_other_owner
from naryad.webhooks.sending_jobs import wake_sender
from naryad.webhooks.visibility import deliveries_visible_to

TEST = "webhook.test"


@transaction.atomic
def try_webhook(webhook_id: int, *, by: Actor, at: datetime) -> int:
    """The id of the delivery, which tells of nothing but itself. Also of a paused one."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    webhook = lock_webhook(webhook_id, by=by)
    refuse_other_owner(webhook, by=by)
    return _ask(webhook.pk, None, TEST, by=by, at=at)


@transaction.atomic
def repeat_delivery(delivery_id: int, *, by: Actor, at: datetime) -> int:
    """The id of the new delivery, with what the owner sees of it now. Raises NotVisible."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    delivery = deliveries_visible_to(by).filter(pk=delivery_id).first()
    if delivery is None:
        raise NotVisible
    webhook = lock_webhook(delivery.webhook_id, by=by)
    refuse_other_owner(webhook, by=by)
    return _ask(webhook.pk, delivery.event_id, delivery.kind, by=by, at=at)


def _ask(webhook_id: int, event_id: int | None, kind: str, *, by: Actor, at: datetime) -> int:
    """Nobody makes a hammer of us. Raises TooManyTries."""
    limits.count(limits.WEBHOOK_TRIAL, by.organization_id, at=at)
    delivery = Delivery.objects.create(
        organization_id=by.organization_id,
        webhook_id=webhook_id,
        event_id=event_id,
        kind=kind,
        created_at=at,
        next_try_at=at,
        asked_by_id=by.person_id,
    )
    transaction.on_commit(lambda: wake_sender(webhook_id))
    return delivery.pk
