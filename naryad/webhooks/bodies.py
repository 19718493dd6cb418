"""What exactly does a webhook tell of one event?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from naryad.lists.fields import Asker
from naryad.lists.happened import Happened, read_happened
from naryad.lists.happened_kinds import NOUNS
from naryad.webhooks.models import Delivery, Webhook
from naryad.webhooks.owners import act_as_owner
from naryad.webhooks.subjects import fits


def make_body(delivery: Delivery, *, at: datetime) -> bytes | None:
    """As the owner sees it at this moment. None: there is nothing that they may be told."""
    webhook = delivery.webhook
    actor = act_as_owner(webhook.owner, at=at)
    if actor is None:
        return None
    if delivery.event is None:
        return _write(delivery, {"kind": delivery.kind, "at": _say_moment(at, webhook)})
    seen = read_happened([delivery.event], actor=actor)
    if not seen:
        return None
    (happened,) = seen
    asker = Asker(actor, at, ZoneInfo(webhook.owner.organization.zone))
    if not fits(webhook.filter, happened.kind, happened.subject_id, asker=asker):
        return None
    return _write(delivery, say_happened(happened, zone=asker.zone))


def say_happened(happened: Happened, *, zone: ZoneInfo) -> dict[str, Any]:
    """An event as programs read it, here and in the feed."""
    return {
        "id": happened.id,
        "kind": happened.kind,
        "noun": NOUNS[happened.subject],
        "item": happened.subject_id,
        "at": happened.at.astimezone(zone).isoformat(),
        "device_at": happened.device_at and happened.device_at.astimezone(zone).isoformat(),
        "actor": happened.actor_id,
        "changes": happened.changes,
    }


def _write(delivery: Delivery, said: Mapping[str, Any]) -> bytes:
    head = {"delivery": delivery.pk, "webhook": delivery.webhook_id}
    return orjson.dumps({**head, **said}, default=str)


def _say_moment(at: datetime, webhook: Webhook) -> str:
    return at.astimezone(ZoneInfo(webhook.owner.organization.zone)).isoformat()
