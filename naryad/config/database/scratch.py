"""Where is a backup tried out, apart from the database that serves?"""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from naryad.config.database.requirements import create_database_line
from naryad.config.database.urls import database_name, with_database

# Any number, the same for every process: two trials would drop each other's database.
ONE_AT_A_TIME = 4_927_002
MARK = "naryad backup --verify"


class NoScratch(Exception):
    """The message says why there can be none, and what to do."""


@contextmanager
def scratch_database(owner_url: str, *, maker_url: str) -> Iterator[str]:
    """The address of an empty database beside the one of `owner_url`, and its owner's; gone at the
    end, or when a killed trial is repeated. `maker_url`: of a role that may make databases."""
    name = f"{database_name(owner_url)[:50]}_verify"
    with psycopg.connect(maker_url, autocommit=True) as maker:
        if _value(maker, "SELECT pg_try_advisory_lock(%s)", ONE_AT_A_TIME) is not True:
            raise NoScratch("Another backup is being verified. Wait until it has ended.")
        _drop_leftover(maker, name)
        _make(maker, name, owner=unquote(urlsplit(owner_url).username or ""))
        try:
            yield with_database(owner_url, name)
        finally:
            _drop(maker, name)


def _make(maker: psycopg.Connection, name: str, *, owner: str) -> None:
    line = create_database_line(name, version=maker.info.server_version)
    try:
        maker.execute(line.encode())
    except psycopg.errors.InsufficientPrivilege:
        raise NoScratch(
            "A backup is verified in a database made for that, and the role "
            f"{maker.info.user} may make none. As a superuser: "
            f'ALTER ROLE "{maker.info.user}" CREATEDB;'
        ) from None
    names = {"name": sql.Identifier(name), "owner": sql.Identifier(owner)}
    comment = sql.SQL("COMMENT ON DATABASE {name} IS {mark}")
    maker.execute(comment.format(mark=sql.Literal(MARK), **names))
    maker.execute(sql.SQL("REVOKE ALL ON DATABASE {name} FROM PUBLIC").format(**names))
    if owner != maker.info.user:
        maker.execute(sql.SQL("ALTER DATABASE {name} OWNER TO {owner}").format(**names))


def _drop_leftover(maker: psycopg.Connection, name: str) -> None:
    if _value(maker, "SELECT 1 FROM pg_database WHERE datname = %s", name) is None:
        return
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    if _value(maker, query, name) != MARK:
        raise NoScratch(f"There is a database {name} that is not Naryad's. Drop or rename it.")
    _drop(maker, name)


def _drop(maker: psycopg.Connection, name: str) -> None:
    maker.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _value(connection: psycopg.Connection, query: str, *parameters: object) -> object:
    row = connection.execute(query.encode(), parameters).fetchone()
    return row[0] if row else None
