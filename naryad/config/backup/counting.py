"""By what is it known that a backup came back whole?

`counts.json` in the file says how many rows each table had in the very snapshot that was dumped,
how far each sequence had counted, and the SHA-256 of each file.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import psycopg
from psycopg import sql


@dataclass(frozen=True)
class Counts:
    tables: dict[str, int]
    sequences: dict[str, int]
    files: dict[str, str]

    def as_text(self) -> str:
        return json.dumps(asdict(self), indent=2, sort_keys=True)

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def count_rows(connection: psycopg.Connection) -> dict[str, int]:
    names = [name for (name,) in connection.execute(_TABLES).fetchall()]
    return {name: _rows_in(connection, name) for name in names}


def read_sequences(connection: psycopg.Connection) -> dict[str, int]:
    return {name: int(value) for name, value in connection.execute(_SEQUENCES).fetchall()}


def what_differs(*, noted: Counts, found: Counts) -> Iterator[str]:
    """One line a difference; nothing where all has come back."""
    for name in sorted(noted.tables.keys() | found.tables.keys()):
        before, after = noted.tables.get(name, 0), found.tables.get(name)
        if after is None:
            yield f"table {name} is missing, it had {before} rows"
        elif before != after or name not in noted.tables:
            yield f"table {name} has {after} rows, it had {before}"
    for name, value in sorted(noted.sequences.items()):
        # Read before the dump, and sequences go on counting meanwhile: further is right as well.
        if found.sequences.get(name, -1) < value:
            yield f"sequence {name} is at {found.sequences.get(name)}, it was at {value}"
    for name in sorted(noted.files.keys() | found.files.keys()):
        if noted.files.get(name) != found.files.get(name):
            yield f"file {name} {_say_of_file(name, noted=noted, found=found)}"


def _say_of_file(name: str, *, noted: Counts, found: Counts) -> str:
    if name not in found.files:
        return "is missing"
    return "is another one" if name in noted.files else "was not written by the backup"


def _rows_in(connection: psycopg.Connection, table: str) -> int:
    query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("public", table))
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
_SEQUENCES = (
    "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public'"
)
