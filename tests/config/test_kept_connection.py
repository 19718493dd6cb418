"""Is a kept connection that died noticed before the next request uses it?"""

import psycopg
from django.db import close_old_connections, connection

from tests.database import TestDatabase


def test_a_connection_that_the_server_has_ended_is_replaced(own_database: TestDatabase) -> None:
    before = _process()
    _end(before, own_database)
    close_old_connections()
    assert _process() != before


def test_one_that_is_alive_is_kept_without_asking(own_database: TestDatabase) -> None:
    before = _process()
    with psycopg.connect(own_database.urls.owner, autocommit=True) as other:
        asked = other.execute(_LAST_ASKED, [before]).fetchone()
        close_old_connections()
        with connection.cursor():
            assert other.execute(_LAST_ASKED, [before]).fetchone() == asked
    assert _process() == before


def test_after_an_error_the_server_is_asked(own_database: TestDatabase) -> None:
    before = _process()
    connection.errors_occurred = True
    close_old_connections()
    assert not connection.errors_occurred
    assert _process() == before
    connection.errors_occurred = True
    _end(before, own_database)
    close_old_connections()
    assert _process() != before


_LAST_ASKED = "SELECT state_change FROM pg_stat_activity WHERE pid = %s"


def _process() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _end(process: int, database: TestDatabase) -> None:
    with psycopg.connect(database.urls.application, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
