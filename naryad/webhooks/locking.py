"""How is a webhook taken for a change?"""

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.webhooks.models import Webhook
from naryad.webhooks.visibility import webhooks_visible_to


def lock_webhook(webhook_id: int, *, by: Actor) -> Webhook:
    """Alone, and one that has not ended. Raises NotVisible."""
    rows = Webhook.objects.filter(organization_id=by.organization_id, pk=webhook_id)
    locked = rows.select_for_update(no_key=True).first()
    if locked is None or not webhooks_visible_to(by).filter(pk=webhook_id).exists():
        raise NotVisible
    return locked
