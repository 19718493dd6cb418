"""What is one typical deed of each action over a webhook?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.webhooks import actions
from naryad.webhooks.input import WebhookInput
from naryad.webhooks.models import Delivery, Webhook
from naryad.webhooks.states import WebhookState
from tests.world import World

_GIVEN = WebhookInput("New name", "https://example.com/new", frozenset({"ticket.created"}))


def _id_in(world: World) -> int:
    return Webhook.objects.get(organization=world.service.organization).pk


def _add(world: World, by: Actor) -> object:
    return actions.add_webhook(_GIVEN, owner_id=by.person_id or 0, by=by, at=world.at)


def _edit(world: World, by: Actor) -> object:
    return actions.edit_webhook(_id_in(world), _GIVEN, seen_version=None, by=by, at=world.at)


def _repeat(world: World, by: Actor) -> object:
    delivery = Delivery.objects.get(organization=world.service.organization)
    return actions.repeat_delivery(delivery.pk, by=by, at=world.at)


def _pause(world: World, by: Actor) -> object:
    webhook_id = _id_in(world)
    Webhook.objects.filter(pk=webhook_id).update(state=WebhookState.ACTIVE, pause="")
    return actions.pause_webhook(webhook_id, by=by, at=world.at)


WEBHOOK_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "add_webhook": _add,
    "edit_webhook": _edit,
    "renew_webhook_secret": lambda world, by: actions.renew_webhook_secret(
        _id_in(world), by=by, at=world.at
    ),
    "pause_webhook": _pause,
    "resume_webhook": lambda world, by: actions.resume_webhook(_id_in(world), by=by, at=world.at),
    "try_webhook": lambda world, by: actions.try_webhook(_id_in(world), by=by, at=world.at),
    "repeat_delivery": _repeat,
    "end_webhook": lambda world, by: actions.end_webhook(_id_in(world), by=by, at=world.at),
}
