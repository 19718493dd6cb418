"""May the role that serves do its work, and no more?"""

import psycopg
import pytest
from psycopg import sql

from naryad.config.database.grants import (
    INSERT_ONLY_TABLES,
    application_may_rewrite_history,
    grant_application_rights,
)
from naryad.config.database.requirements import server_faults
from naryad.config.database.urls import DatabaseUrls, database_name, with_database
from tests.database import TestDatabase, TestServer


def test_history_can_only_be_added_to(own_database: TestDatabase) -> None:
    assert not application_may_rewrite_history(own_database.urls)
    for table in INSERT_ONLY_TABLES:
        for command in ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"):
            with (
                psycopg.connect(own_database.urls.application) as connection,
                pytest.raises(psycopg.errors.InsufficientPrivilege),
            ):
                connection.execute(sql.SQL(command).format(sql.Identifier(table)))


@pytest.mark.parametrize(
    "command",
    ["CREATE TABLE own (id int)", "DROP TABLE people_person", "TRUNCATE people_person"],
)
def test_the_serving_role_changes_no_tables(own_database: TestDatabase, command: str) -> None:
    with (
        psycopg.connect(own_database.urls.application) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(command)


def test_the_serving_role_may_use_every_table(own_database: TestDatabase) -> None:
    query = """
        SELECT count(*) FILTER (WHERE has_table_privilege(c.oid, 'SELECT')
                                  AND has_table_privilege(c.oid, 'INSERT')), count(*)
        FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    """
    with psycopg.connect(own_database.urls.application) as connection:
        usable, every = connection.execute(query).fetchone() or (0, 0)
    assert usable == every > 20


def test_giving_rights_twice_changes_nothing(own_database: TestDatabase) -> None:
    assert grant_application_rights(own_database.urls)
    assert grant_application_rights(own_database.urls)
    assert not application_may_rewrite_history(own_database.urls)


def test_one_role_for_everything_is_noticed(own_database: TestDatabase) -> None:
    owner = own_database.urls.owner
    one_role = DatabaseUrls(application=owner, owner=owner)
    assert grant_application_rights(one_role) is False
    assert application_may_rewrite_history(one_role)


@pytest.mark.parametrize(
    "options",
    ["ENCODING 'UTF8' LOCALE 'C'", "ENCODING 'SQL_ASCII' LOCALE 'C'"],
)
def test_a_database_that_does_not_know_cyrillic_is_refused_with_the_line_that_makes_it_anew(
    test_server: TestServer, own_database: TestDatabase, options: str
) -> None:
    name = f"{own_database.name}_anew"
    url = with_database(test_server.superuser_url, name)
    with psycopg.connect(test_server.superuser_url, autocommit=True) as connection:
        provider = "LOCALE_PROVIDER libc" if connection.info.server_version >= 150_000 else ""
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 {provider} {options}')
        try:
            (fault,) = server_faults(DatabaseUrls(application=url, owner=url))
            connection.execute(f'DROP DATABASE "{name}"')
            connection.execute(fault.splitlines()[-1])
            assert database_name(url) == name
            assert server_faults(DatabaseUrls(application=url, owner=url)) == []
        finally:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
