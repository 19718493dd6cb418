"""How does a program get a token, by which it acts as somebody?"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.models import ApiToken
from naryad.accounts.secrets import hash_secret
from naryad.accounts.token_input import NewToken
from naryad.accounts.tokens import make_token_secret
from naryad.core.errors import FactorNeeded, NotPermitted, NotVisible, Refusal
from naryad.history.recording import Change, record
from naryad.people.models import Person
from naryad.people.reach import beyond_reach

MOST_TOKENS = 50
_START = 8


class TooManyTokens(Refusal):
    message = _("There are %(most)s tokens already. End one that is not needed first.")


@transaction.atomic
def make_own_token(new: NewToken, *, by: Actor, at: datetime) -> str:
    """The secret, which is kept nowhere. Raises TooManyTokens."""
    by.require_own_eyes()
    if by.lacks_factor:
        raise FactorNeeded
    if by.person_id is None or by.awaits_approval:
        raise NotPermitted
    person = Person.objects.select_for_update(no_key=True).get(
        organization_id=by.organization_id, pk=by.person_id
    )
    return _make(person, new, by=by, at=at)


@transaction.atomic
def make_service_token(person_id: int, new: NewToken, *, by: Actor, at: datetime) -> str:
    """For a service user whose roles the actor may give. Raises NotVisible, RoleNotYours."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    people = Person.objects.select_for_update(no_key=True).filter(
        organization_id=by.organization_id, pk=person_id, is_service=True, deleted_at=None
    )
    person = people.first()
    if person is None:
        raise NotVisible
    for refusal in beyond_reach([person_id], by=by).values():
        raise refusal
    return _make(person, new, by=by, at=at)


def _make(person: Person, new: NewToken, *, by: Actor, at: datetime) -> str:
    mine = ApiToken.objects.filter(
        organization_id=person.organization_id, person=person, ended_at=None
    )
    if mine.exclude(expires_at__lte=at).count() >= MOST_TOKENS:
        raise TooManyTokens(most=MOST_TOKENS)
    secret = make_token_secret()
    token = ApiToken.objects.create(
        organization_id=person.organization_id,
        person=person,
        name=new.name,
        hash=hash_secret(secret),
        start=secret[:_START],
        scopes=list(new.scopes),
        created_at=at,
        created_by_id=by.person_id,
        expires_at=None if new.days is None else at + timedelta(days=new.days),
    )
    told = {"name": new.name, "scopes": ", ".join(new.scopes), "token": token.start}
    changes = {name: {"old": None, "new": value} for name, value in told.items()}
    record([Change("person.token_made", "person", person.pk, changes)], by=by, at=at)
    return secret
