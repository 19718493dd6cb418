"""Which webhooks does what has happened go to?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from naryad.history.feed import read_feed
from naryad.history.models import Event
from naryad.lists.happened_kinds import KINDS, spread
from naryad.webhooks.models import Delivery, Webhook
from naryad.webhooks.states import WebhookState

READER = "webhooks"


def note_deliveries(*, at: datetime) -> tuple[int, frozenset[int]]:
    """Of the next settled events: how many there were, and the webhooks that have something to
    tell. Noted in the transaction that moves the cursor, so each is noted once, whatever dies on
    the way. What the owner sees, and whether the filter fits, is asked when it is sent."""
    told: set[int] = set()

    def consume(events: Sequence[Event]) -> None:
        of: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            if event.kind in KINDS:
                of[event.organization_id].append(event)
        webhooks = _read_webhooks(of)
        made = [
            delivery
            for organization_id, mine in sorted(of.items())
            for webhook in webhooks.get(organization_id, ())
            for delivery in _note(webhook, mine, at)
        ]
        Delivery.objects.bulk_create(made, batch_size=2_000)
        told.update(delivery.webhook_id for delivery in made)
        _forget_erased(events)

    return read_feed(READER, consume=consume), frozenset(told)


def _read_webhooks(of: Mapping[int, Sequence[Event]]) -> Mapping[int, Sequence[Webhook]]:
    rows = Webhook.objects.filter(organization_id__in=list(of), state=WebhookState.ACTIVE)
    found: dict[int, list[Webhook]] = defaultdict(list)
    for webhook in rows.order_by("organization_id", "pk") if of else ():
        found[webhook.organization_id].append(webhook)
    return found


def _forget_erased(events: Sequence[Event]) -> None:
    """What was told of somebody whose data are erased is no longer kept."""
    erased = [event.subject_id for event in events if event.kind == "person.erased"]
    if erased:
        about = Delivery.objects.filter(event__subject="person", event__subject_id__in=erased)
        about.update(body="", answer="")


def _note(webhook: Webhook, events: Sequence[Event], at: datetime) -> list[Delivery]:
    kinds = spread(frozenset(webhook.kinds))
    return [
        Delivery(
            organization_id=webhook.organization_id,
            webhook=webhook,
            event=event,
            kind=event.kind,
            created_at=at,
            next_try_at=at,
        )
        for event in events
        if event.kind in kinds and event.at >= webhook.since
    ]
