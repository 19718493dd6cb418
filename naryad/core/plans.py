"""When is a prepared plan worse than the time to plan anew?"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def planned_anew() -> Iterator[None]:
    """For statements whose cost depends on their values: a word that one person has, or thousands.
    After five runs the server would make one plan for all words."""
    connection.ensure_connection()
    asked = connection.connection
    before, asked.prepare_threshold = asked.prepare_threshold, None
    try:
        yield
    finally:
        asked.prepare_threshold = before


def forget_plans() -> None:
    """All plans that the server keeps for this connection, those of its checks of foreign keys
    among them, which nothing else makes anew before statistics are gathered: made while a table was
    empty, they read all rows of an organization for each row that comes in."""
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")
