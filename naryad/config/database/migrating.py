"""How are the tables brought up to date, by the role that owns them?"""

import hashlib
from contextlib import suppress
from importlib import metadata
from pathlib import Path

import psycopg
from django.core.management import call_command
from psycopg import sql

from naryad.config.database.as_owner import django_as_owner
from naryad.config.database.grants import INSERT_ONLY_TABLES, grant_application_rights
from naryad.config.database.urls import DatabaseUrls, database_name

PACKAGE = Path(__file__).resolve().parent.parent.parent
LIBRARIES_WITH_TABLES = ("django", "django-allauth", "procrastinate")

# Any number, the same for every process that migrates one database.
ONE_AT_A_TIME = 4_927_001


def needs_migration(urls: DatabaseUrls) -> bool:
    """Compare the program's migrations with the note left in the database."""
    query = """
        SELECT shobj_description(oid, 'pg_database') FROM pg_database
        WHERE datname = current_database()
    """
    with psycopg.connect(urls.owner) as connection:
        row = connection.execute(query).fetchone()
    return row is None or row[0] != _stamp()


def migrate(urls: DatabaseUrls, *, verbosity: int = 0) -> None:
    """Run what is missing, give the application its rights, leave the note."""
    with psycopg.connect(urls.owner, autocommit=True) as guard:
        guard.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        with django_as_owner(urls):
            call_command("migrate", verbosity=verbosity, interactive=False)
        grant_application_rights(urls)
        gather_statistics(urls)
        _leave_note(guard, urls)


def gather_statistics(urls: DatabaseUrls) -> None:
    """The server would come to it within a minute. Until it has, it takes every table for one of a
    few rows and reads 1,000 people a billion times."""
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        connection.execute("ANALYZE")


def _stamp() -> str:
    """A short name for everything that a migration would do."""
    known = hashlib.sha256(repr(INSERT_ONLY_TABLES).encode())
    for name in LIBRARIES_WITH_TABLES:
        known.update(f"{name} {metadata.version(name)}\n".encode())
    for path in sorted(PACKAGE.glob("**/migrations/*.py")):
        known.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return f"naryad {known.hexdigest()[:16]}"


def _leave_note(connection: psycopg.Connection, urls: DatabaseUrls) -> None:
    query = sql.SQL("COMMENT ON DATABASE {} IS {}")
    database = sql.Identifier(database_name(urls.owner))
    # When another role owns the database itself, each start looks anew.
    with suppress(psycopg.errors.InsufficientPrivilege):
        connection.execute(query.format(database, sql.Literal(_stamp())))
