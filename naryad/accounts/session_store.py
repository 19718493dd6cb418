"""Where are sessions kept? In Django's table; only the look-up that every request makes is ours."""

from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from naryad.core.tuples import fetch

_LIVING = """
SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"""


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        """Written once as SQL, since building the same query each time costs more than its run."""
        rows = fetch(_LIVING, [self.session_key, timezone.now()])
        if not rows:
            self._session_key = None
            return {}
        values: dict[str, Any] = self.decode(rows[0][0])
        return values
