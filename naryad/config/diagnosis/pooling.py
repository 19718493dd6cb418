"""Does something stand between the program and PostgreSQL that keeps no sessions?"""

from collections.abc import Iterator

import psycopg
from django.utils.translation import gettext as _

from naryad.config.diagnosis.connecting import connect
from naryad.config.diagnosis.finding import Finding, Grade
from naryad.config.diagnosis.patient import Patient

_PID = "SELECT pg_backend_pid()"


def faults_of_pooling(patient: Patient) -> Iterator[Finding]:
    if _shares_sessions(patient.urls.owner):
        yield Finding(
            "pool-migrating",
            _("NARYAD_MIGRATE_URL leads through a pool of connections."),
            _("Migrations hold a lock of their session: two at once would meet in the tables."),
            _("Let it lead to PostgreSQL itself."),
        )
    url = patient.urls.application
    if not _shares_sessions(url):
        return
    if _forgets_statements(url):
        yield Finding(
            "pool-statements",
            _("DATABASE_URL leads through a pool that forgets prepared statements."),
            _("Pages fail now and then, since every statement is prepared once and kept."),
            _(
                "Take PgBouncer 1.22 or newer with max_prepared_statements = 200,"
                " or pool_mode = session."
            ),
        )
        return
    yield Finding(
        "pool-transactions",
        _("DATABASE_URL leads through a pool that gives each transaction another session."),
        _(
            "Workers are not woken but ask each second, and exports of lists fail, which read with"
            " a cursor of the server."
        ),
        _("Give the workers an address past the pool, or set pool_mode = session."),
        Grade.WARNING,
    )


def _shares_sessions(url: str) -> bool:
    """A pool makes up the process id that the client is told; and of two clients that are both
    there, the second gets the session of the first, which has nothing to do just now."""
    with connect(url, autocommit=True) as one, connect(url, autocommit=True) as two:
        behind_one = _ask(one)
        return behind_one != one.info.backend_pid and behind_one == _ask(two)


def _forgets_statements(url: str) -> bool:
    """Prepared in one session, and asked for while another client is at work in it."""
    with connect(url, autocommit=True) as one, connect(url) as two:
        one.prepare_threshold = 0
        _ask(one)
        _ask(two)  # its transaction stays open
        try:
            _ask(one)
        except psycopg.errors.InvalidSqlStatementName:
            return True
    return False


def _ask(connection: psycopg.Connection) -> int:
    row = connection.execute(_PID).fetchone()
    assert row is not None
    return int(row[0])
