"""Which tokens and service users does somebody see?"""

from datetime import datetime

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.models import ApiToken
from naryad.people.models import Person


def own_tokens(actor: Actor, *, at: datetime) -> list[ApiToken]:
    """Those that still open something, the newest first."""
    mine = ApiToken.objects.filter(
        organization_id=actor.organization_id, person_id=actor.person_id or 0
    )
    return list(mine.filter(_living(at)).order_by("-pk"))


def tokens_visible_to(actor: Actor) -> QuerySet[ApiToken]:
    """Of everybody in the organization, for those who keep its settings."""
    if actor.is_system or not actor.may(Permission.MANAGE_INTEGRATIONS):
        return ApiToken.objects.none()
    return ApiToken.objects.filter(organization_id=actor.organization_id)


def living_tokens(actor: Actor, *, at: datetime) -> list[ApiToken]:
    found = tokens_visible_to(actor).filter(_living(at), person__deleted_at=None)
    return list(found.select_related("person").order_by("person__sort_key", "-pk"))


def service_users_visible_to(actor: Actor) -> QuerySet[Person]:
    """Living ones."""
    if actor.is_system or not actor.may(Permission.MANAGE_INTEGRATIONS):
        return Person.objects.none()
    return Person.objects.filter(
        organization_id=actor.organization_id, is_service=True, deleted_at=None
    )


def _living(at: datetime) -> Q:
    return Q(ended_at=None) & (Q(expires_at=None) | Q(expires_at__gt=at))
