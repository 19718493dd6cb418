"""Can this PostgreSQL server hold Naryad's data?"""

import psycopg

from naryad.config.database.urls import DatabaseUrls, database_name

OLDEST_VERSION = 15


def server_faults(urls: DatabaseUrls) -> list[str]:
    """One sentence a fault; an empty list when the server will do."""
    # As the owner: the other role may not even connect before the first migration lets it.
    try:
        with psycopg.connect(urls.owner, connect_timeout=10) as connection:
            return _faults(connection, name=database_name(urls.application))
    except psycopg.OperationalError as error:
        return [f"The database does not answer: {error}"]


def _faults(connection: psycopg.Connection, *, name: str) -> list[str]:
    faults = []
    if is_too_old(connection):
        faults.append(
            f"PostgreSQL {OLDEST_VERSION} or newer is needed, this is {say_version(connection)}."
        )
    if not knows_cyrillic(connection):
        faults.append(
            "The database does not know letters beyond ASCII, so search would find nothing. "
            f"Make it anew:\n{create_database_line(name, version=connection.info.server_version)}"
        )
    return faults


def is_too_old(connection: psycopg.Connection) -> bool:
    return connection.info.server_version // 10_000 < OLDEST_VERSION


def create_database_line(name: str, *, version: int) -> str:
    provider = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' " if version >= 170_000 else ""
    return (
        f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' "
        f"{provider}LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';"
    )


def knows_cyrillic(connection: psycopg.Connection) -> bool:
    """Encoding, lower case, words of the text search, and trigrams.

    The last two follow the character type of the database and not its
    collation: with LC_CTYPE "C" they are silently empty while lower() works.
    """
    expected = {"SHOW server_encoding": "UTF8", "SELECT lower('Ё')": "ё"}
    expected["SELECT to_tsvector('simple', 'ЛИФТ')::text"] = "'лифт':1"
    if any(_value(connection, query) != answer for query, answer in expected.items()):
        return False
    if _value(connection, "SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'") is None:
        return True  # asked again after the first migration
    return _value(connection, "SELECT show_trgm('лифт')") != []


def say_version(connection: psycopg.Connection) -> str:
    return str(connection.info.parameter_status("server_version"))


def _value(connection: psycopg.Connection, query: str) -> object:
    row = connection.execute(query).fetchone()
    return row[0] if row else None
