"""What becomes of a delivery, and of its webhook, after an attempt?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import act_as_system
from naryad.history.recording import Change, record
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.recipients import find_recipients
from naryad.webhooks.letters import WEBHOOK_PAUSED
from naryad.webhooks.models import Delivery, Webhook
from naryad.webhooks.outcome import GIVE_UP_AFTER, Attempt, is_hopeless, pause_after
from naryad.webhooks.states import DeliveryState, Pause, WebhookState


@transaction.atomic
def settle_delivery(delivery: Delivery, *, attempt: Attempt, at: datetime) -> None:
    """Keep what was sent and answered. What somebody has asked for says nothing about whether the
    webhook works by itself, and is tried once."""
    webhook = Webhook.objects.select_for_update(no_key=True).get(pk=delivery.webhook_id)
    kept = _still_mine(delivery)
    if kept is None:
        return
    kept.body, kept.status, kept.answer = attempt.body, attempt.status, attempt.answer
    kept.milliseconds, kept.tried_at, kept.sending_since = attempt.milliseconds, at, None
    is_last = kept.asked_by_id is not None or at - kept.created_at >= GIVE_UP_AFTER
    if attempt.is_taken:
        kept.state = DeliveryState.TAKEN
    elif is_last or attempt.is_unwanted:
        kept.state = DeliveryState.FAILED
    else:
        kept.state, kept.next_try_at = DeliveryState.WAITING, at + pause_after(kept.attempts)
    kept.save()
    if kept.asked_by_id is None:
        _count(webhook, attempt, at)


@transaction.atomic
def drop_delivery(delivery: Delivery, *, at: datetime) -> None:
    """Its owner does not see it, or the filter does not fit: nothing of it is kept or told. What
    somebody has asked for says so."""
    kept = _still_mine(delivery)
    if kept is None:
        return
    if kept.asked_by_id is None:
        kept.delete()
        return
    kept.state, kept.tried_at, kept.sending_since = DeliveryState.FAILED, at, None
    kept.body = kept.answer = ""
    kept.status = None
    kept.save()


def _count(webhook: Webhook, attempt: Attempt, at: datetime) -> None:
    if attempt.is_taken:
        webhook.failures, webhook.failing_since, webhook.taken_at = 0, None, at
        webhook.save(update_fields=["failures", "failing_since", "taken_at"])
        return
    webhook.failures += 1
    webhook.failing_since = webhook.failing_since or at
    webhook.save(update_fields=["failures", "failing_since"])
    if attempt.is_unwanted:
        _pause(webhook, Pause.GONE, at)
    elif is_hopeless(failures=webhook.failures, failing_since=webhook.failing_since, at=at):
        _pause(webhook, Pause.FAILING, at)


def _pause(webhook: Webhook, pause: Pause, at: datetime) -> None:
    """With a letter to its owner; of a program, to whoever has set it up."""
    if webhook.state != WebhookState.ACTIVE:
        return
    webhook.state, webhook.pause = WebhookState.PAUSED, pause
    webhook.version += 1
    webhook.save(update_fields=["state", "pause", "version"])
    changes = {"webhook_pause": {"old": None, "new": pause.value}}
    by = act_as_system(webhook.organization_id)
    record([Change("webhook.paused_by_itself", "webhook", webhook.pk, changes)], by=by, at=at)
    known = find_recipients(
        [webhook.owner_id, webhook.added_by_id], organization_id=by.organization_id, at=at
    )
    reached = {each.person_id: each for each in known}
    reader = reached.get(webhook.owner_id) or reached.get(webhook.added_by_id)
    if reader is not None:
        letter = NewLetter(WEBHOOK_PAUSED, reader.to, reader.language, webhook.pk, reader.person_id)
        write_letters([letter], organization_id=by.organization_id, at=at)


def _still_mine(delivery: Delivery) -> Delivery | None:
    """The row, locked, unless another sender has taken it over after the lease."""
    kept = Delivery.objects.select_for_update(no_key=True).filter(pk=delivery.pk).first()
    if kept is None:
        return None
    is_mine = kept.state == DeliveryState.SENDING and kept.attempts == delivery.attempts
    return kept if is_mine else None
