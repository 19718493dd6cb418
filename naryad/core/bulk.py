"""How are many rows written, each with values of its own, in one statement?

Django's bulk_create and bulk_update write a placeholder for each value: preparing those costs many
times what the database needs for the rows, and ends at 65,535 of them. Here all values go as one
document, which PostgreSQL itself takes apart into the types of the table's columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any, TypeVar

import orjson
from django.db import connection
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault
from django.db.models.options import Options
from django.utils.functional import Promise

M = TypeVar("M", bound=Model)


def number_rows(rows: Sequence[Model]) -> None:
    """Give them their ids before they are inserted: where columns of a row name its own id."""
    if not rows:
        return
    meta = rows[0]._meta
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [meta.db_table, _concrete(meta.pk).column, len(rows)],
        )
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number


def insert_rows(rows: Sequence[M]) -> Sequence[M]:
    """They know their ids afterwards, and what else the database has filled in by itself. What the
    first of them leaves to the database (a default of the column, its id) all of them do."""
    if not rows:
        return rows
    meta = rows[0]._meta
    columns = [each for each in meta.concrete_fields if _is_given(rows[0], each)]
    back = meta.db_returning_fields
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_insertion(meta, columns)} RETURNING {_names(back)}", [_document(rows, columns)]
        )
        for row, values in zip(rows, cursor.fetchall(), strict=True):
            for field, value in zip(back, values, strict=True):
                setattr(row, field.attname, value)
            row._state.adding, row._state.db = False, connection.alias
    return rows


def insert_cells(model: type[Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Of rows that nobody asks for anything afterwards: column → value, the same ones in each. What
    is not said is left to the database. Making models of them would cost more than writing them."""
    if not rows:
        return
    fields = {each.column: each for each in model._meta.concrete_fields}
    columns = [fields[name] for name in rows[0]]
    with connection.cursor() as cursor:
        cursor.execute(_insertion(model._meta, columns), [_write(rows)])


def write_rows(rows: Sequence[Model], *, fields: Sequence[str]) -> None:
    """Write these fields of each row: one UPDATE, whatever the number of rows."""
    if not rows:
        return
    meta = rows[0]._meta
    columns = [_concrete(meta.get_field(name)) for name in fields]
    sets = ", ".join(f'"{each.column}" = given."{each.column}"' for each in columns)
    identity = _concrete(meta.pk)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {meta.db_table} AS kept SET {sets} "  # noqa: S608 - names are the models' own
            f"FROM json_populate_recordset(NULL::{meta.db_table}, %s) AS given "
            f'WHERE kept."{identity.column}" = given."{identity.column}"',
            [_document(rows, [identity, *columns])],
        )


def _is_given(row: Model, field: Any) -> bool:
    if field.generated:
        return False
    value = getattr(row, field.attname)
    return value is not None if field.primary_key else not isinstance(value, DatabaseDefault)


def _insertion(meta: "Options[Any]", columns: Iterable["Field[Any, Any]"]) -> str:
    table, names = meta.db_table, _names(columns)
    return (
        f"INSERT INTO {table} ({names}) "  # noqa: S608 - names are the models' own
        f"SELECT {names} FROM json_populate_recordset(NULL::{table}, %s)"
    )


def _document(rows: Sequence[Model], columns: Sequence["Field[Any, Any]"]) -> str:
    pairs = [(str(each.column), each.attname) for each in columns]
    return _write([{column: getattr(row, name) for column, name in pairs} for row in rows])


def _write(rows: Sequence[Mapping[str, Any]]) -> str:
    return orjson.dumps(rows, default=_say, option=orjson.OPT_NON_STR_KEYS).decode()


def _say(value: object) -> str:
    """What a column understands as text, and nothing else: a set would become words."""
    if isinstance(value, Decimal | timedelta | Promise):
        return str(value)
    raise TypeError(value)


def _names(columns: Iterable["Field[Any, Any]"]) -> str:
    return ", ".join(f'"{each.column}"' for each in columns)


def _concrete(field: Any) -> "Field[Any, Any]":
    assert isinstance(field, Field) and field.concrete
    return field
