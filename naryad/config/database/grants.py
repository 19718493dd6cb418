"""What may the application's role do with the tables that the owner made?"""

from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from naryad.config.database.urls import DatabaseUrls, database_name

# History is only ever added to: what happened cannot be rewritten or removed
# by the program that serves, whatever fault it has.
INSERT_ONLY_TABLES = ("history_event", "history_generation")


def grant_application_rights(urls: DatabaseUrls) -> bool:
    """As the owner, after each migration; False when both roles are one."""
    if urls.is_one_role:
        return False
    role = unquote(urlsplit(urls.application).username or "")
    with psycopg.connect(urls.owner) as connection:
        for statement in _statements(connection, role=role, database=database_name(urls.owner)):
            connection.execute(statement)
    return True


def application_may_rewrite_history(urls: DatabaseUrls) -> bool:
    """Whether the serving role could change or remove what happened."""
    query = "SELECT has_table_privilege(to_regclass(%s), 'UPDATE, DELETE, TRUNCATE')"
    with psycopg.connect(urls.application) as connection:
        answers = [connection.execute(query, [table]).fetchone() for table in INSERT_ONLY_TABLES]
    return any(answer is not None and answer[0] for answer in answers)


def _statements(connection: psycopg.Connection, *, role: str, database: str) -> list[sql.Composed]:
    given = [
        "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {role}",
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "GRANT EXECUTE ON ALL ROUTINES IN SCHEMA public TO {role}",
    ]
    names = {"role": sql.Identifier(role), "database": sql.Identifier(database)}
    statements = [sql.SQL(text).format(**names) for text in given]
    revoke = sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}")
    return statements + [
        revoke.format(table=sql.Identifier(table), **names)
        for table in INSERT_ONLY_TABLES
        if _exists(connection, table)
    ]


def _exists(connection: psycopg.Connection, table: str) -> bool:
    row = connection.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{table}"]).fetchone()
    return row is not None and bool(row[0])
