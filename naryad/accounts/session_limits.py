"""When does a session end that nobody has ended? See docs/decisions/0012."""

from datetime import UTC, datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

# Without a request, and whatever the activity.
IDLE = timedelta(days=14)
LONGEST = timedelta(days=30)
# So often a session in use is written anew.
_PRECISION = timedelta(days=1)
_BEGAN, _USED = "began", "used"


def begin(session: SessionBase, *, at: datetime) -> None:
    """With every sign-in: the clock starts anew."""
    session[_BEGAN] = session[_USED] = at.timestamp()


def note_use(session: SessionBase, *, at: datetime) -> None:
    """At most one write a day. One of before the limits begins now."""
    used = session.get(_USED)
    if used is None:
        begin(session, at=at)
    elif at - _moment(used) >= _PRECISION:
        session[_USED] = at.timestamp()


def end_of(session: SessionBase, *, at: datetime) -> datetime:
    """Of a session that is written at this moment; a stranger's has no beginning."""
    began, used = session.get(_BEGAN), session.get(_USED)
    if began is None or used is None:
        return at + IDLE
    return min(_moment(used) + IDLE, _moment(began) + LONGEST)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
