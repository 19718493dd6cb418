"""How do rows within a card (phones with notes, bank accounts) stand in one cell, and come back?

Each on a line of its own, its cells parted by "|" in the order of the card.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from naryad.core.rows import Row

_PART, _KEPT = "|", "\\|"
_HOLD = "\x00"

Clean = Callable[[list[Row]], tuple[tuple[Row, ...], str]]


def write_cell_rows(rows: Sequence[Row], cells: Sequence[str]) -> str:
    return "\n".join(_write(row, cells) for row in rows)


def read_cell_rows(text: str, cells: Sequence[str], *, parted_by: str = "") -> list[Row]:
    """`parted_by`: what people put between several besides a line break, as an expression. In a
    line that has parts a comma belongs to their words."""
    lines = text.split("\n")
    if parted_by:
        lines = [
            each for line in lines for each in re.split(";" if _PART in line else parted_by, line)
        ]
    return [_read(line.strip(), cells) for line in lines if line.strip()]


def tidier(cells: Mapping[str, int], clean: Clean, *, parted_by: str = "") -> Callable[[str], str]:
    """What is no such row stays as it is, so that the action says what is wrong with it."""
    names = tuple(cells)

    def tidy(text: str) -> str:
        rows, said = clean(read_cell_rows(text, names, parted_by=parted_by))
        return text if said else write_cell_rows(rows, names)

    return tidy


def _write(row: Row, cells: Sequence[str]) -> str:
    parts = [row.get(cell, "").replace(_PART, _KEPT) for cell in cells]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def _read(line: str, cells: Sequence[str]) -> Row:
    parts = line.replace(_KEPT, _HOLD).split(_PART)
    if len(parts) > len(cells):
        # What is too much stays with the last one, where it is seen.
        last = len(cells) - 1
        parts[last:] = [_KEPT.join(parts[last:]).replace(_KEPT, _PART)]
    texts = [part.replace(_HOLD, _PART).strip() for part in parts]
    return dict(zip(cells, texts + [""] * len(cells), strict=False))
