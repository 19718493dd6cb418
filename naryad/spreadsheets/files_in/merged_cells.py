"""What do merged cells say of the rows and columns that they cover?

Runs in the child that reads: only the standard library is imported.
"""

from collections.abc import Iterable, Iterator, Sequence

Corner = tuple[int, int]
# Rows in which heads may stand.
HEAD_LINES = 30


def split_ranges(
    ranges: Iterable[tuple[Corner, Corner]],
) -> tuple[dict[int, list[tuple[int, int]]], list[list[int]]]:
    """`down`: of one column, row → its columns and the last row they cover; `across`: of several
    columns, near the top, as row, first and last column, last row. Rows count from 1, columns
    from 0."""
    down: dict[int, list[tuple[int, int]]] = {}
    across: list[list[int]] = []
    for (top, left), (bottom, right) in ranges:
        if left == right and bottom > top:
            down.setdefault(top + 1, []).append((left, bottom + 1))
        elif right > left and top < HEAD_LINES:
            across.append([top + 1, left, right, bottom + 1])
    return down, across


def fill_down(
    rows: Iterable[tuple[int, list[str]]], down: dict[int, list[tuple[int, int]]]
) -> Iterator[tuple[int, list[str]]]:
    """A company that stands once beside five of its people is that of all five."""
    going: dict[int, tuple[str, int]] = {}
    for line, cells in rows:
        for column, (text, last) in list(going.items()):
            if line > last:
                del going[column]
            elif column < len(cells) and not cells[column]:
                cells[column] = text
        for column, last in down.get(line, ()):
            if column < len(cells):
                going[column] = (cells[column], last)
        yield line, cells


def fill_across(line: int, cells: Sequence[str], across: Iterable[Sequence[int]]) -> list[str]:
    """One row of heads, each above all columns that it covers."""
    filled = list(cells)
    for top, left, right, bottom in across:
        if top <= line <= bottom and line == top and left < len(filled):
            filled += [""] * (right + 1 - len(filled))
            filled[left : right + 1] = [filled[left]] * (right + 1 - left)
    return filled
