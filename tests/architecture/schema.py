"""What does the database itself say about its tables and keys?"""

from dataclasses import dataclass
from typing import Any

from django.db import connection

_TABLES = """
SELECT c.relname,
       array_agg(a.attname::text ORDER BY a.attnum),
       array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnotnull)
FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
GROUP BY c.relname
"""
_FOREIGN_KEYS = """
SELECT k.conname, k.conrelid::regclass::text, k.confrelid::regclass::text,
       (SELECT array_agg(a.attname::text ORDER BY n)
        FROM unnest(k.conkey) WITH ORDINALITY u(num, n)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num),
       (SELECT array_agg(a.attname::text ORDER BY n)
        FROM unnest(k.confkey) WITH ORDINALITY u(num, n)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num)
FROM pg_constraint k
WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
"""
_UNIQUE_KEYS = """
SELECT i.indexrelid::regclass::text, i.indrelid::regclass::text, i.indisprimary,
       i.indpred IS NOT NULL,
       (SELECT array_agg(coalesce(a.attname::text, '(expression)') ORDER BY n)
        FROM unnest(i.indkey::int2[]) WITH ORDINALITY u(num, n)
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.num AND u.num > 0)
FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
WHERE i.indisunique
"""


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[str, ...]
    required: frozenset[str]


@dataclass(frozen=True)
class ForeignKey:
    name: str
    table: str
    target: str
    columns: tuple[str, ...]
    target_columns: tuple[str, ...]


@dataclass(frozen=True)
class UniqueKey:
    name: str
    table: str
    is_primary: bool
    is_partial: bool
    columns: tuple[str, ...]


def read_tables() -> dict[str, Table]:
    return {
        name: Table(name, tuple(columns), frozenset(required or ()))
        for name, columns, required in _rows(_TABLES)
    }


def read_foreign_keys() -> list[ForeignKey]:
    return [
        ForeignKey(name, table, target, tuple(columns), tuple(target_columns))
        for name, table, target, columns, target_columns in _rows(_FOREIGN_KEYS)
    ]


def read_unique_keys() -> list[UniqueKey]:
    return [
        UniqueKey(name, table, primary, partial, tuple(columns))
        for name, table, primary, partial, columns in _rows(_UNIQUE_KEYS)
    ]


def _rows(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())
