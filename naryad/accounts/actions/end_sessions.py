"""How does a login's owner end sessions?"""

from allauth.usersessions.models import UserSession

from naryad.accounts.models import Login
from naryad.core.errors import NotVisible


def end_session(login: Login, *, session_key: str) -> None:
    """Of this login alone; nothing happens where it has ended already."""
    for session in UserSession.objects.filter(user=login, session_key=session_key):
        session.end()


def end_listed_session(login: Login, *, session_id: int) -> None:
    """One of the list that its owner looks at."""
    session = UserSession.objects.filter(user=login, pk=session_id).first()
    if session is None:
        raise NotVisible
    session.end()


def end_other_sessions(login: Login, *, except_key: str) -> int:
    """All but this one; returns how many."""
    others = UserSession.objects.filter(user=login).exclude(session_key=except_key)
    ended = list(others)
    for session in ended:
        session.end()
    return len(ended)
