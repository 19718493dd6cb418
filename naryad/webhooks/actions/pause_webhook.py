"""How is a webhook silent for a while?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.recording import Change, record
from naryad.webhooks.locking import lock_webhook
from naryad.webhooks.models import Delivery
from naryad.webhooks.outcome import GIVE_UP_AFTER
from naryad.webhooks.owners import refuse_other_owner
from naryad.webhooks.states import DeliveryState, Pause, WebhookState


@transaction.atomic
def pause_webhook(webhook_id: int, *, by: Actor, at: datetime) -> int:
    """What happens meanwhile is not told afterwards; programs read it in the feed of events."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    webhook = lock_webhook(webhook_id, by=by)
    if webhook.state == WebhookState.PAUSED:
        return webhook.pk
    webhook.state, webhook.pause = WebhookState.PAUSED, Pause.BY_HAND
    webhook.version += 1
    webhook.save()
    record([Change("webhook.paused", "webhook", webhook.pk)], by=by, at=at)
    return webhook.pk


@transaction.atomic
def resume_webhook(webhook_id: int, *, by: Actor, at: datetime) -> int:
    """What happens from now on, and what waited and is not older than a day. Raises NotVisible,
    RoleNotYours."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    webhook = lock_webhook(webhook_id, by=by)
    refuse_other_owner(webhook, by=by)
    if webhook.state == WebhookState.ACTIVE:
        return webhook.pk
    webhook.state, webhook.pause, webhook.since = WebhookState.ACTIVE, "", at
    webhook.failures, webhook.failing_since = 0, None
    webhook.version += 1
    webhook.save()
    old = Delivery.objects.filter(webhook=webhook, state=DeliveryState.WAITING)
    old.filter(created_at__lt=at - GIVE_UP_AFTER).update(state=DeliveryState.FAILED)
    record([Change("webhook.resumed", "webhook", webhook.pk)], by=by, at=at)
    return webhook.pk
