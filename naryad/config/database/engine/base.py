"""How does a kept connection to PostgreSQL show that it is still alive?

Django asks at the beginning of every request with a statement of its own.
"""

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg import OperationalError


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """A server that goes away says so on its end of the line, and a line on which nothing
        waits to be read is alive. Only where something does, the server is asked as before."""
        if not self.errors_occurred and _is_quiet(self.connection):
            return True
        return bool(super().is_usable())


def _is_quiet(connection: Any) -> bool:
    try:
        line = connection.fileno()
    except (AttributeError, OperationalError):
        return False
    poll = select.poll()
    poll.register(line, select.POLLIN)
    return not poll.poll(0)
