"""In which browsers is a login signed in?"""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet

from naryad.accounts.devices import name_device
from naryad.accounts.models import Login


@dataclass(frozen=True)
class SessionRow:
    id: int
    device: str
    address: str
    since: datetime
    is_current: bool


def sessions_of(login: Login, *, current_key: str) -> list[SessionRow]:
    """Living ones, for their owner alone: this browser first, then the newest."""
    living = UserSession.objects.purge_and_list(login)
    rows = (
        SessionRow(
            id=session.pk,
            device=name_device(session.user_agent),
            address=session.ip,
            since=session.created_at,
            is_current=session.session_key == current_key,
        )
        for session in living
    )
    return sorted(rows, key=lambda row: (not row.is_current, -row.since.timestamp()))


def sessions_alive(*, at: datetime) -> QuerySet[UserSession]:
    """Of all logins: in which somebody is signed in still."""
    living = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=at)
    alive: QuerySet[UserSession] = UserSession.objects.filter(Exists(living))
    return alive


def session_alive_by(key: str, *, at: datetime) -> UserSession | None:
    return sessions_alive(at=at).filter(session_key=key).first()
