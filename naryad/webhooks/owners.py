"""As whom does a webhook tell, and who may own one?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid, NotPermitted
from naryad.lists.fields import Asker
from naryad.people.acting import act_as
from naryad.people.models import Person
from naryad.people.reach import beyond_reach
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
    """Oneself; and for an administrator the service users. Nobody else lends their eyes."""
    people = people_visible_to(actor).filter(kind=Kind.EMPLOYEE)
    own = Q(pk=actor.person_id or 0)
    return people.filter(own | Q(is_service=True) if actor.is_administrator else own)


def take_owner(owner_id: int, *, by: Actor) -> Person:
    """Of a new webhook. Raises Invalid; RoleNotYours for a service user with more rights than one
    may give."""
    owner = owners_for(by).filter(pk=owner_id).select_related("organization").first()
    if owner is None:
        raise Invalid({"owner": _("Choose from the list.")})
    _refuse_beyond(owner, by=by)
    return owner


def refuse_other_owner(webhook: Webhook, *, by: Actor) -> None:
    """Raises OthersWebhook, RoleNotYours."""
    if not _lends(webhook.owner, by):
        raise OthersWebhook(name=str(webhook.owner))
    _refuse_beyond(webhook.owner, by=by)


def may_change(webhook: Webhook, *, by: Actor) -> bool:
    """For buttons."""
    is_alive = webhook.state != WebhookState.ENDED
    is_theirs = _lends(webhook.owner, by)
    return is_alive and is_theirs and by.may_change(Permission.MANAGE_INTEGRATIONS)


def _lends(owner: Person, by: Actor) -> bool:
    return owner.pk == by.person_id or (owner.is_service and by.is_administrator)


def _refuse_beyond(owner: Person, *, by: Actor) -> None:
    if owner.pk != by.person_id:
        for refusal in beyond_reach([owner.pk], by=by).values():
            raise refusal


def act_as_owner(owner: Person, *, at: datetime) -> Actor | None:
    """With today's rights. None: gone, banned, or nobody who may have a webhook any more."""
    if owner.deleted_at is not None or owner.is_banned(at=at) or owner.kind != Kind.EMPLOYEE:
        return None
    actor = act_as(owner, at=at)
    if owner.is_service or actor.may(Permission.MANAGE_INTEGRATIONS):
        return actor
    return None


def ask_as_owner(owner: Person, *, at: datetime) -> Asker:
    """What a filter asks, it asks as the owner. Raises Invalid."""
    actor = act_as_owner(owner, at=at)
    if actor is None:
        raise Invalid({"owner": _("Choose from the list.")})
    return Asker(actor, at, ZoneInfo(owner.organization.zone))
