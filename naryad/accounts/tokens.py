"""Whom does a token let in, and as whom?

A token names its organization itself, so cookies and the choice of a session count for nothing.
All that is asked of a sign-in is asked of it at each request: the login, the membership, the ban,
the second factor that the organization demands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest

from naryad.access.actor import Actor
from naryad.accounts.acting import act_through
from naryad.accounts.memberships import choose_membership
from naryad.accounts.models import ApiToken, Login, Membership
from naryad.accounts.secrets import hash_secret, make_secret
from naryad.accounts.ways_in import WayIn
from naryad.people.acting import act_with
from naryad.people.holding import holding_of

if TYPE_CHECKING:
    from naryad.people.models import Person

# Under which addresses tokens count; pages of people know sessions alone.
API = "/api/"
MARK = "nry_"
_SCHEME = "bearer "


@dataclass(frozen=True, slots=True)
class OpenToken:
    """`way` is that of the person's login; a service user has none."""

    token: ApiToken
    actor: Actor
    way: WayIn | None

    @property
    def person(self) -> "Person":
        return self.token.person

    @property
    def login(self) -> Login | None:
        return self.way.membership.login if self.way else None

    @property
    def scopes(self) -> Sequence[str]:
        return [str(scope) for scope in self.token.scopes]


def make_token_secret() -> str:
    """With a mark, by which it is found where somebody has left it by mistake."""
    return MARK + make_secret()


def secret_in(request: HttpRequest) -> str | None:
    """What a program shows; None where it shows nothing, or where tokens do not count."""
    shown = request.headers.get("Authorization", "")
    if not request.path.startswith(API) or not shown.lower().startswith(_SCHEME):
        return None
    return shown[len(_SCHEME) :].strip()


def open_token(secret: str, *, host: str, at: datetime) -> OpenToken | None:
    """None for one that is unknown, ended or over, whoever asks and why ever."""
    token = _find(secret, at=at)
    if token is None:
        return None
    if token.person.is_service:
        return _open_service(token, at=at)
    membership = _membership_of(token.person)
    if membership is None or choose_membership([membership], host=host, chosen=None) is None:
        return None
    way = WayIn(membership, holding_of(token.person))
    return OpenToken(token, act_through(way, at=at), way)


def _find(secret: str, *, at: datetime) -> ApiToken | None:
    if not secret.startswith(MARK):
        return None
    found = ApiToken.objects.filter(hash=hash_secret(secret), ended_at=None)
    token = found.select_related("person__organization").first()
    if token is None or (token.expires_at is not None and token.expires_at <= at):
        return None
    is_closed = token.person.deleted_at is not None or token.person.is_banned(at=at)
    return None if is_closed else token


def _membership_of(person: "Person") -> Membership | None:
    """In force, of a login that is."""
    mine = Membership.objects.filter(
        organization_id=person.organization_id,
        person_id=person.pk,
        ended_at=None,
        login__is_active=True,
    )
    membership = mine.select_related("login").first()
    if membership is not None:
        membership.person = person
    return membership


def _open_service(token: ApiToken, *, at: datetime) -> OpenToken:
    """A program has no second factor, so where one is demanded it is no administrator."""
    actor = act_with(token.person, holding_of(token.person), at=at)
    if actor.is_administrator and token.person.organization.administrators_need_factor:
        actor = replace(actor, permissions=frozenset(), is_administrator=False, lacks_factor=True)
    return OpenToken(token, actor, None)
