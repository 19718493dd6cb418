"""How does a token stop opening anything?"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.models import ApiToken
from naryad.core.errors import NotVisible
from naryad.history.recording import Change, record


@transaction.atomic
def end_own_token(token_id: int, *, by: Actor, at: datetime) -> int:
    """One that is over or ended stays so. Raises NotVisible."""
    by.require_own_eyes()
    mine = ApiToken.objects.filter(organization_id=by.organization_id, person_id=by.person_id or 0)
    return _end_one(mine.filter(pk=token_id), by=by, at=at)


@transaction.atomic
def end_token(token_id: int, *, by: Actor, at: datetime) -> int:
    """Anybody's in the organization. Raises NotVisible."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    theirs = ApiToken.objects.filter(organization_id=by.organization_id, pk=token_id)
    return _end_one(theirs, by=by, at=at)


def _end_one(found: Iterable[ApiToken], *, by: Actor, at: datetime) -> int:
    token = next(iter(found), None)
    if token is None:
        raise NotVisible
    ended = ApiToken.objects.filter(pk=token.pk, ended_at=None).update(ended_at=at)
    if ended:
        told = {
            "name": {"old": token.name, "new": None},
            "token": {"old": token.start, "new": None},
        }
        record([Change("person.token_ended", "person", token.person_id, told)], by=by, at=at)
    return token.pk
