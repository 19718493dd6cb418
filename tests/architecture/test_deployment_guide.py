"""Is what docs/deployment.md says of the tables still true of them?"""

import re

import pytest
from django.db import connection

from tests.architecture.rules import ROOT
from tests.architecture.schema import read_foreign_keys, read_tables
from tests.architecture.test_keys import ORGANIZATION_MAY_BE_UNKNOWN, UNIQUE_EVERYWHERE

pytestmark = pytest.mark.django_db
GUIDE = (ROOT / "docs/deployment.md").read_text()
SHARED = {"accounts_login", "organizations_organization"}


def _statements(step: int) -> list[str]:
    query = GUIDE.split("```sql\n-- citus\n")[1].split("```")[0]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [statement for place, statement in cursor.fetchall() if place == step]


def _tables_of(step: int) -> set[str]:
    return {re.findall(r"'(\w+)'", statement)[0] for statement in _statements(step)}


def test_each_table_of_an_organization_is_spread_and_what_all_share_is_copied() -> None:
    owned = {name for name, table in read_tables().items() if "organization_id" in table.columns}
    assert _tables_of(4) == owned - set(ORGANIZATION_MAY_BE_UNKNOWN)
    assert _tables_of(2) == SHARED
    assert all(f"`{name}`" in GUIDE for name in (*SHARED, *ORGANIZATION_MAY_BE_UNKNOWN))


def test_each_reference_that_goes_comes_back_unless_its_organization_may_be_unknown() -> None:
    spread = _tables_of(4)
    kept = {key.name for key in read_foreign_keys() if key.table in spread and key.target in spread}
    gone = {statement.split()[-1].strip(";") for statement in _statements(1)}
    back = {statement.split(" ADD CONSTRAINT ")[1].split()[0] for statement in _statements(5)}
    assert back == kept
    assert kept <= gone


def test_what_stands_in_the_way_is_named() -> None:
    for table, columns in UNIQUE_EVERYWHERE:
        assert f"`{table}.{columns[0]}`" in GUIDE, table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
            " AND tgrelid IN (SELECT attrelid FROM pg_attribute WHERE attname = 'organization_id')"
        )
        triggered = {row[0] for row in cursor.fetchall()}
    assert triggered and all(f"`{table}`" in GUIDE for table in triggered)


def test_each_number_that_is_watched_can_be_asked_for() -> None:
    """Each block of SELECT that the guide gives runs as it stands."""
    watched = GUIDE.split("```sql\n-- Jobs")[1].split("```")[0]
    with connection.cursor() as cursor:
        for query in f"-- Jobs{watched}".split(";"):
            if query.strip():
                cursor.execute(query)
                assert cursor.description
