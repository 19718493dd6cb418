"""Does the database itself keep organizations apart?"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.architecture.schema import (
    ForeignKey,
    Table,
    read_foreign_keys,
    read_tables,
    read_unique_keys,
)
from tests.world import World

pytestmark = pytest.mark.django_db

LIBRARIES = ("django_", "auth_", "account_", "usersessions_", "procrastinate_", "mfa_")

# Tables of ours that belong to no organization, and why.
OF_THE_INSTALLATION = {
    "organizations_organization": "is the organization",
    "accounts_login": "its owner's alone, in whatever organizations",
    "accounts_code": "its owner's alone, and nobody's where the name is unknown",
    "accounts_loginevent": "its login's owner's alone",
    "core_limit": "counts tries before anybody is known",
    "history_generation": "says how the server counts transactions",
    "history_feed_cursor": "a reader reads the events of all organizations",
}

# The organization may be unknown, and why.
ORGANIZATION_MAY_BE_UNKNOWN = {
    "accounts_signin": "a try with a wrong password, before one of several organizations is chosen",
    "accounts_secretlink": "a new password or e-mail is the login's, not an organization's",
}

# Nothing refers to these, so they need no (organization, id).
LEAVES = {
    "core_answered_request": "found by its key",
    "core_draft": "found by its form",
    **ORGANIZATION_MAY_BE_UNKNOWN,
}

# Columns that name a row of whichever table another column says, or must outlive it.
NOT_A_REFERENCE = {
    ("assets_asset", "external_id"): "what another program calls it",
    ("core_answered_request", "person_id"): "part of the key, forgotten after a while",
    ("core_draft", "person_id"): "part of the key, forgotten after a while",
    ("companies_company", "external_id"): "what another program calls the company",
    ("contracts_contract", "external_id"): "what another program calls it",
    ("history_event", "subject_id"): "a row of the table that `subject` names",
    ("history_event", "on_behalf_of_id"): "names a person of the time, as the event itself does",
    ("letters_letter", "subject_id"): "a row of the table that `kind` implies",
    ("letters_letter", "message_id"): "the Message-ID of the letter, no number of a row",
    ("notifications_pushdevice", "session_id"): "a session, which belongs to no organization",
    ("files_file", "owner_id"): "a row of the table that `owner_noun` names",
    ("accounts_identityprovider", "client_id"): "what the provider calls this program",
    ("tickets_ticket", "external_id"): "what another program calls it",
    ("tickets_ticketread", "team_message_id"): "how far somebody has read; 0 is nothing",
    ("tickets_ticketread", "customer_message_id"): "how far somebody has read; 0 is nothing",
    ("tickets_tickettype", "external_id"): "what another program calls it",
    ("lists_bulk_row", "subject_id"): "a row of the table that the run's noun names",
    ("spreadsheets_importrow", "target_id"): "a row of the table that the import's noun names",
    ("accounts_secretlink", "subject_id"): "a row of the table that `purpose` implies",
}

# Unique over the whole installation on purpose.
UNIQUE_EVERYWHERE = {
    ("files_file", ("key",)): "a random name in one folder",
    ("files_file", ("thumbnail_key",)): "the same",
    ("assets_assetcode", ("text",)): "whoever scans a code brings nothing else",
    ("letters_letter", ("message_id",)): "mail servers tell all letters apart by it",
    ("accounts_secretlink", ("hash",)): "a link names its organization only after it is found",
}


def _owned(tables: dict[str, Table]) -> list[Table]:
    return [table for table in tables.values() if "organization_id" in table.columns]


def test_every_table_of_ours_belongs_to_an_organization_or_says_why_not() -> None:
    strangers = {
        table.name
        for table in read_tables().values()
        if "organization_id" not in table.columns and not table.name.startswith(LIBRARIES)
    }
    assert strangers == set(OF_THE_INSTALLATION)


def test_no_row_is_without_organization() -> None:
    lax = {table.name for table in _owned(read_tables()) if "organization_id" not in table.required}
    assert lax == set(ORGANIZATION_MAY_BE_UNKNOWN)


def test_every_table_can_be_referred_to_within_its_organization() -> None:
    keyed = {
        key.table
        for key in read_unique_keys()
        if key.columns == ("organization_id", "id") and not key.is_partial
    }
    assert {table.name for table in _owned(read_tables())} - keyed == set(LEAVES)


def test_every_organization_id_names_an_organization() -> None:
    named = {
        key.table
        for key in read_foreign_keys()
        if key.columns == ("organization_id",) and key.target == "organizations_organization"
    }
    assert {table.name for table in _owned(read_tables())} == named


def test_every_reference_between_tables_of_organizations_is_composite() -> None:
    owned = {table.name for table in _owned(read_tables())}
    loose = [
        key.name
        for key in read_foreign_keys()
        if key.table in owned and key.target in owned and not _stays(key)
    ]
    assert loose == []


def _stays(key: ForeignKey) -> bool:
    return (
        key.columns[0] == key.target_columns[0] == "organization_id"
        and key.target_columns[1] == "id"
    )


def test_every_column_that_names_a_row_is_a_reference() -> None:
    referring = {(key.table, column) for key in read_foreign_keys() for column in key.columns}
    dangling = {
        (table.name, column)
        for table in _owned(read_tables())
        for column in table.columns
        if column.endswith("_id") and (table.name, column) not in referring
    }
    assert dangling == set(NOT_A_REFERENCE)


def test_every_unique_key_begins_with_the_organization() -> None:
    owned = {table.name for table in _owned(read_tables())}
    wide = {
        (key.table, key.columns)
        for key in read_unique_keys()
        if key.table in owned and not key.is_primary and key.columns[0] != "organization_id"
    }
    assert wide == set(UNIQUE_EVERYWHERE)


def test_raw_sql_cannot_point_a_row_at_another_organization(world: World) -> None:
    crossed = [
        key.name
        for key in read_foreign_keys()
        if _stays(key) and key.table != "history_event" and _can_cross(key, world)
    ]
    assert crossed == []


def _can_cross(key: ForeignKey, world: World) -> bool:
    column = key.columns[1]
    command = (
        f"UPDATE {key.table} SET {column} = "
        f"(SELECT min(id) FROM {key.target} WHERE organization_id = %s::bigint) "
        f"WHERE id = (SELECT min(id) FROM {key.table} WHERE organization_id = %s::bigint)"
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(command, [world.other.id, world.service.id])
            assert cursor.rowcount == 1, f"The cast has no row in {key.table} to try {column} with."
    except IntegrityError as error:
        assert "foreign key" in str(error), error
        return False
    return True


def test_raw_sql_cannot_record_an_event_of_another_organizations_person(world: World) -> None:
    columns = "organization_id, kind, subject, subject_id, actor_id, at, changes"
    row = "%s::bigint, 'person.added', 'person', 1, %s::bigint, now(), '{}'"
    values = [world.service.id, world.other.admin.pk]
    with _refused_by_a_key() as cursor:
        cursor.execute(f"INSERT INTO history_event ({columns}) VALUES ({row})", values)


def test_raw_sql_cannot_move_a_row_to_another_organization(world: World) -> None:
    command = "UPDATE people_person SET organization_id = %s::bigint WHERE id = %s::bigint"
    with _refused_by_a_key() as cursor:
        cursor.execute(command, [world.other.id, world.service.technician.pk])


@contextmanager
def _refused_by_a_key() -> Iterator[Any]:
    with (
        pytest.raises(IntegrityError, match="foreign key"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        yield cursor
