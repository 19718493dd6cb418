"""Where are sessions kept? In Django's table; ours are the look-up of every request and the end."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from naryad.accounts.session_limits import end_of
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

    def get_expiry_date(self, **given: Any) -> datetime:
        """Sooner than the limits where a page has asked for it, never later."""
        asked: datetime = super().get_expiry_date(**given)
        return min(asked, end_of(self, at=timezone.now()))

    def get_expiry_age(self, **_given: Any) -> int:
        now = timezone.now()
        return max(0, int((self.get_expiry_date(modification=now) - now).total_seconds()))

    def get_expire_at_browser_close(self) -> bool:
        return False
