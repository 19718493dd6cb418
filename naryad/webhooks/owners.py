"""As whom does a webhook tell, and who may own one?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid, NotPermitted
from naryad.lists.fields import Asker
from naryad.people.acting import act_as
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to
from naryad.webhooks.models import Webhook
from naryad.webhooks.states import WebhookState


class OthersWebhook(NotPermitted):
    """Whoever says where it goes reads what its owner sees."""

    message = gettext_lazy(
        "This webhook tells what %(name)s sees, so only they may change it. "
        "You may pause or end it."
    )


def owners_for(actor: Actor) -> QuerySet[Person]:
    """Oneself: nobody lends their eyes."""
    return people_visible_to(actor).filter(kind=Kind.EMPLOYEE, pk=actor.person_id or 0)


def take_owner(owner_id: int, *, by: Actor) -> Person:
    """Of a new webhook. Raises Invalid."""
    owner = owners_for(by).filter(pk=owner_id).select_related("organization").first()
    if owner is None:
        raise Invalid({"owner": _("Choose from the list.")})
    return owner


def refuse_other_owner(webhook: Webhook, *, by: Actor) -> None:
    """Raises OthersWebhook."""
    if webhook.owner_id != by.person_id:
        raise OthersWebhook(name=str(webhook.owner))


def may_change(webhook: Webhook, *, by: Actor) -> bool:
    """For buttons."""
    is_own = webhook.owner_id == by.person_id
    is_alive = webhook.state != WebhookState.ENDED
    return is_alive and is_own and by.may_change(Permission.MANAGE_INTEGRATIONS)


def act_as_owner(owner: Person, *, at: datetime) -> Actor | None:
    """With today's rights. None: gone, banned, or nobody who may have a webhook any more."""
    if owner.deleted_at is not None or owner.is_banned(at=at) or owner.kind != Kind.EMPLOYEE:
        return None
    actor = act_as(owner, at=at)
    return actor if actor.may(Permission.MANAGE_INTEGRATIONS) else None


def ask_as_owner(owner: Person, *, at: datetime) -> Asker:
    """What a filter asks, it asks as the owner. Raises Invalid."""
    actor = act_as_owner(owner, at=at)
    if actor is None:
        raise Invalid({"owner": _("Choose from the list.")})
    return Asker(actor, at, ZoneInfo(owner.organization.zone))
