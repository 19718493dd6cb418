"""How is a table that people write by hand read by a test?"""

from collections.abc import Iterator


def read_table(text: str) -> dict[tuple[str, str], str]:
    """(row, column) → mark. The first line names the columns; # begins a remark."""
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    header, *rows = [words for words in lines if words]
    table: dict[tuple[str, str], str] = {}
    for name, *marks in rows:
        assert len(marks) == len(header) - 1, f"{name}: {len(marks)} marks for {len(header) - 1}"
        for column, mark in zip(header[1:], marks, strict=True):
            assert (name, column) not in table, f"{name} stands twice"
            table[name, column] = mark
    return table


def columns_of(table: dict[tuple[str, str], str]) -> list[str]:
    return list(dict.fromkeys(column for _, column in table))


def rows_of(table: dict[tuple[str, str], str]) -> list[str]:
    return list(dict.fromkeys(row for row, _ in table))


def differences(
    table: dict[tuple[str, str], str], found: dict[tuple[str, str], str]
) -> Iterator[str]:
    """What the table says and what is, line by line, for a failing test to show."""
    assert table.keys() == found.keys()
    for (row, column), mark in table.items():
        if found[row, column] != mark:
            yield f"{row} × {column}: the table says {mark}, it is {found[row, column]}"


def read_rows(text: str) -> list[dict[str, str]]:
    """Each row by the names of its columns."""
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    header, *rows = [words for words in lines if words]
    return [dict(zip(header, words, strict=True)) for words in rows]
