"""What can be done about telling other programs?"""

from naryad.webhooks.actions.forget_deliveries import forget_deliveries
from naryad.webhooks.actions.note_deliveries import note_deliveries
from naryad.webhooks.actions.pause_webhook import pause_webhook, resume_webhook
from naryad.webhooks.actions.set_up_webhook import (
    Added,
    add_webhook,
    edit_webhook,
    end_webhook,
    renew_webhook_secret,
)
from naryad.webhooks.actions.settle_delivery import drop_delivery, settle_delivery
from naryad.webhooks.actions.take_delivery import take_delivery
from naryad.webhooks.actions.try_webhook import repeat_delivery, try_webhook

__all__ = [
    "Added",
    "add_webhook",
    "drop_delivery",
    "edit_webhook",
    "end_webhook",
    "forget_deliveries",
    "note_deliveries",
    "pause_webhook",
    "renew_webhook_secret",
    "repeat_delivery",
    "resume_webhook",
    "settle_delivery",
    "take_delivery",
    "try_webhook",
]
