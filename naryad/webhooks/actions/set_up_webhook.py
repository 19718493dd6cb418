"""How does somebody say which program is told of what?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Refusal
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.organizations.locking import lock_organization
from naryad.webhooks.input import WebhookInput
from naryad.webhooks.locking import lock_webhook
from naryad.webhooks.models import Webhook
from naryad.webhooks.owners import refuse_other_owner, take_owner
from naryad.webhooks.secret import make_secret, seal_secret
from naryad.webhooks.states import WebhookState

MOST = 50


class TooManyWebhooks(Refusal):
    message = _("There are %(most)s webhooks already. End one that is not needed first.")


class Added(NamedTuple):
    """The secret is shown now and never again."""

    id: int
    secret: str


@transaction.atomic
def add_webhook(new: WebhookInput, *, owner_id: int, by: Actor, at: datetime) -> Added:
    """Told from now on. Raises Invalid, RoleNotYours, TooManyWebhooks."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    lock_organization(by)
    assert by.person_id is not None, "The program itself has no such right."
    owner = take_owner(owner_id, by=by)
    living = Webhook.objects.filter(organization_id=by.organization_id)
    if living.exclude(state=WebhookState.ENDED).count() >= MOST:
        raise TooManyWebhooks(most=MOST)
    secret = make_secret()
    webhook = Webhook.objects.create(
        organization_id=by.organization_id,
        owner=owner,
        added_by_id=by.person_id,
        sealed_secret=seal_secret(secret),
        since=at,
        created_at=at,
        name=new.name,
        url=new.url,
        kinds=sorted(new.kinds),
        filter=new.filter,
    )
    changes = compare({}, _tell(vars(new)))
    if owner.is_service:
        # A program's name is nobody's personal data.
        changes["owner_id"] = {"old": None, "new": {"id": owner.pk, "name": str(owner)}}
    record([Change("webhook.added", "webhook", webhook.pk, changes)], by=by, at=at)
    return Added(webhook.pk, secret)


@transaction.atomic
def edit_webhook(
    webhook_id: int, new: WebhookInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """What already waits goes to the new address. Raises NotVisible, Stale."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    webhook = lock_webhook(webhook_id, by=by)
    refuse_other_owner(webhook, by=by)
    mine, current = _fields(vars(new)), _fields(vars(webhook))
    if mine == current:
        return webhook.pk
    refuse_stale(
        seen_version=seen_version, current_version=webhook.version, mine=mine, current=current
    )
    changes = compare(_tell(vars(webhook)), _tell(vars(new)))
    webhook.name, webhook.url = new.name, new.url
    webhook.kinds, webhook.filter = sorted(new.kinds), new.filter
    webhook.version += 1
    webhook.save()
    record([Change("webhook.edited", "webhook", webhook.pk, changes)], by=by, at=at)
    return webhook.pk


@transaction.atomic
def renew_webhook_secret(webhook_id: int, *, by: Actor, at: datetime) -> str:
    """The one before signs nothing any more. Raises NotVisible."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    webhook = lock_webhook(webhook_id, by=by)
    refuse_other_owner(webhook, by=by)
    secret = make_secret()
    webhook.sealed_secret = seal_secret(secret)
    webhook.version += 1
    webhook.save()
    record([Change("webhook.secret_renewed", "webhook", webhook.pk)], by=by, at=at)
    return secret


@transaction.atomic
def end_webhook(webhook_id: int, *, by: Actor, at: datetime) -> int:
    """For good: what waits is not told any more, and the secret is forgotten."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    webhook = lock_webhook(webhook_id, by=by)
    webhook.state, webhook.pause, webhook.ended_at = WebhookState.ENDED, "", at
    webhook.sealed_secret = ""
    webhook.version += 1
    webhook.save()
    changes = {"name": {"old": webhook.name, "new": None}}
    record([Change("webhook.ended", "webhook", webhook.pk, changes)], by=by, at=at)
    return webhook.pk


def _fields(known: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": known["name"],
        "url": known["url"],
        "kinds": sorted(known["kinds"]),
        "filter": known["filter"],
    }


def _tell(known: Mapping[str, Any]) -> dict[str, Any]:
    """For history."""
    return {
        "webhook_name": known["name"],
        "webhook_url": known["url"],
        "webhook_kinds": sorted(known["kinds"]),
        "webhook_filter": bool(known["filter"]),
    }
