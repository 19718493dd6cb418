"""How are many rows given values of their own in one statement?"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, Model


def write_rows(rows: Sequence[Model], *, fields: Sequence[str]) -> None:
    """Write these fields of each row: one UPDATE over arrays, whatever the number of rows.

    Django's bulk_update sends a parameter for each value and so ends at 65,535 of them.
    """
    if not rows:
        return
    meta = rows[0]._meta
    columns = [_concrete(meta.get_field(name)) for name in fields]
    arrays = ", ".join(["%s::bigint[]", *(f"%s::{_type(column)}[]" for column in columns)])
    names = ", ".join(f'"{column.column}"' for column in columns)
    sets = ", ".join(f'"{column.column}" = given."{column.column}"' for column in columns)
    values = [_values(rows, column) for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {meta.db_table} AS kept SET {sets} "  # noqa: S608 - names are the models' own
            f"FROM unnest({arrays}) AS given(id, {names}) WHERE kept.id = given.id",
            [[row.pk for row in rows], *values],
        )


def _concrete(field: Any) -> "Field[Any, Any]":
    assert isinstance(field, Field) and field.concrete
    return field


def _type(field: "Field[Any, Any]") -> str:
    """Without the length, since a cast to varchar(100) would cut silently."""
    return (field.db_type(connection) or "").split("(")[0]


def _values(rows: Sequence[Model], field: "Field[Any, Any]") -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows]
