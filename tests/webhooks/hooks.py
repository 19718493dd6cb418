"""How does a test let a webhook tell what has happened, in as few words as possible?"""

from datetime import datetime
from typing import Any

import orjson

from naryad.history.generation import raise_generation
from naryad.people.models import Person
from naryad.webhooks import actions
from naryad.webhooks.actions import Added
from naryad.webhooks.input import WebhookInput
from naryad.webhooks.models import Delivery, Webhook
from naryad.webhooks.queries import due_webhooks
from naryad.webhooks.sending import send_next
from tests.core.servers import Asked
from tests.world import World


def add_hook(
    world: World,
    url: str,
    *kinds: str,
    owner: Person | None = None,
    filter: dict[str, Any] | None = None,
) -> tuple[Webhook, str]:
    """With its secret. Its owner may be anybody; the administrator is who sets it up."""
    new = WebhookInput("Accounting", url, frozenset(kinds or ("ticket.*",)), filter)
    admin = world.service.admin
    added: Added = actions.add_webhook(new, owner_id=admin.pk, by=world.actor(admin), at=world.at)
    webhook = Webhook.objects.get(pk=added.id)
    if owner is not None:
        Webhook.objects.filter(pk=added.id).update(owner=owner)
        webhook.refresh_from_db()
    return webhook, added.secret


def note(at: datetime) -> None:
    """All that has happened. Nothing that this transaction has written is settled for readers of
    the feed until it ends; in a new generation it is."""
    raise_generation()
    while actions.note_deliveries(at=at)[0]:
        pass


def send(at: datetime) -> None:
    """What is due, as the jobs do it: outside of any transaction."""
    for webhook_id in due_webhooks(at=at):
        while send_next(webhook_id, now=lambda: at):
            pass


def told(asked: list[Asked]) -> list[dict[str, Any]]:
    return [orjson.loads(each.body) for each in asked]


def deliveries_of(webhook: Webhook) -> list[Delivery]:
    return list(Delivery.objects.filter(webhook=webhook).order_by("pk"))
