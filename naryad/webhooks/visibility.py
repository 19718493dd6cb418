"""Who may see which webhooks, and what they have told?"""

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.webhooks.models import Delivery, Webhook
from naryad.webhooks.states import WebhookState


def webhooks_visible_to(actor: Actor, *, with_ended: bool = False) -> QuerySet[Webhook]:
    """One's own; to administrators all. What a webhook tells is what its owner sees, and that may
    be more than another manager of integrations sees."""
    if actor.is_system or not actor.may(Permission.MANAGE_INTEGRATIONS):
        return Webhook.objects.none()
    webhooks = Webhook.objects.filter(organization_id=actor.organization_id)
    if not actor.is_administrator:
        webhooks = webhooks.filter(owner_id=actor.person_id)
    return webhooks if with_ended else webhooks.exclude(state=WebhookState.ENDED)


def deliveries_visible_to(actor: Actor) -> QuerySet[Delivery]:
    """Those that have been sent: what still waits may be nothing that the owner sees."""
    webhooks = webhooks_visible_to(actor, with_ended=True)
    rows = Delivery.objects.filter(organization_id=actor.organization_id)
    rows = rows.filter(Q(attempts__gt=0) | Q(asked_by__isnull=False))
    return rows.filter(webhook__in=webhooks.values("pk"))
