"""How are rows read at the least cost?"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from psycopg.pq import Format


def fetch(sql: str, values: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """In the binary format, whose values are made without a line of Python; moments are in UTC.

    JSON comes as what it means, and not as the text that fields of models take.
    """
    with connection.cursor() as cursor:
        cursor.cursor.format = Format.BINARY
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
