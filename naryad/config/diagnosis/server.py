"""Does the database answer, and is it one that can hold Naryad?"""

from collections.abc import Iterator

import psycopg
from django.utils.translation import gettext as _

from naryad.config.database.migrating import needs_migration
from naryad.config.database.requirements import (
    OLDEST_VERSION,
    create_database_line,
    is_too_old,
    knows_cyrillic,
    say_version,
)
from naryad.config.database.urls import database_name
from naryad.config.diagnosis.connecting import connect
from naryad.config.diagnosis.finding import Finding, Grade
from naryad.config.diagnosis.patient import Patient


def faults_of_the_server(patient: Patient) -> Iterator[Finding]:
    """As the owner first: the other role may not even connect before the first migration."""
    for name, url in (
        ("NARYAD_MIGRATE_URL", patient.urls.owner),
        ("DATABASE_URL", patient.urls.application),
    ):
        try:
            with connect(url) as connection:
                if url == patient.urls.owner:
                    yield from _fitness(connection, name=database_name(url))
        except psycopg.OperationalError as error:
            yield _no_answer(name, error)
            return


def faults_of_the_tables(patient: Patient) -> Iterator[Finding]:
    if needs_migration(patient.urls):
        yield unmigrated()


def unmigrated() -> Finding:
    return Finding(
        "tables",
        _("The tables are not those of this version."),
        _("The program does not start on them, and pages fail where something is missing."),
        _("Make a backup, then run: naryad migrate"),
    )


def _no_answer(name: str, error: Exception) -> Finding:
    return Finding(
        "database",
        _("The database does not answer to %(name)s: %(error)s")
        % {"name": name, "error": " ".join(str(error).split())},
        _("Nothing works without it, and the rest could not be looked at."),
        _(
            "Look at host, port, role and password of the address, and whether PostgreSQL runs;"
            " before the first start run: naryad migrate"
        ),
        Grade.UNKNOWN,
    )


def _fitness(connection: psycopg.Connection, *, name: str) -> Iterator[Finding]:
    if is_too_old(connection):
        yield Finding(
            "database-version",
            _("PostgreSQL %(oldest)s or newer is needed, this is %(found)s.")
            % {"oldest": OLDEST_VERSION, "found": say_version(connection)},
            _("Older servers do not understand all that is asked of them."),
            _("Bring the server up to date, and read the backup back into it."),
        )
    if not knows_cyrillic(connection):
        line = create_database_line(name, version=connection.info.server_version)
        yield Finding(
            "database-letters",
            _("The database does not know letters beyond ASCII."),
            _("Search would find nothing."),
            _("Make it anew: %(line)s") % {"line": line},
        )
