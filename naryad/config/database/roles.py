"""Which two roles does the database have, and who owns what?"""

import psycopg
from psycopg import sql

from naryad.config.database.passwords import Passwords

OWNER_ROLE = "naryad_owner"
APPLICATION_ROLE = "naryad_app"
DATABASE = "naryad"


def make_roles(superuser_url: str, *, passwords: Passwords) -> None:
    """Make both roles; run again, it makes nothing twice."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        _make_role(connection, OWNER_ROLE, passwords.owner)
        _make_role(connection, APPLICATION_ROLE, passwords.application)


def make_database(superuser_url: str, *, name: str = DATABASE) -> None:
    """Make the database when there is none, owned by the role that migrates."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if found.fetchone() is None:
            _execute(connection, "CREATE DATABASE {} OWNER {}", name, OWNER_ROLE)
            _execute(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", name)


def _make_role(connection: psycopg.Connection, role: str, password: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    if found.fetchone() is None:
        query = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
        connection.execute(query.format(sql.Identifier(role), sql.Literal(password)))


def _execute(connection: psycopg.Connection, query: str, *names: str) -> None:
    connection.execute(sql.SQL(query).format(*map(sql.Identifier, names)))
