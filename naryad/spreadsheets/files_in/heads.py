"""In which row of a table do its heads stand, and what are they called?"""

import re
from collections.abc import Collection, Sequence

from naryad.core.search import normalize_text
from naryad.spreadsheets.files_in.merged_cells import HEAD_LINES, fill_across

Line = tuple[int, list[str]]
_MARKS = re.compile(r"[*:№#().,_«»\"'/\\-]+")
_DATA = re.compile(r"[\d\s().,:/+-]+|\S+@\S+\.\S+")
_NEARLY_ALL = 0.6


def fold_head(head: str) -> str:
    """As two heads that mean the same are alike: «E-Mail*», «e mail»."""
    return normalize_text(_MARKS.sub(" ", head))


def find_head_line(
    rows: Sequence[Line], known: Collection[str], across: Sequence[Sequence[int]]
) -> int:
    """Where most words stand that are known as heads (`known`: folded); else the first row that is
    nearly full and looks like words; 0 where there is none."""
    near = [(line, fill_across(line, cells, across)) for line, cells in rows[:HEAD_LINES]]
    rated = [(sum(fold_head(cell) in known for cell in cells), -line) for line, cells in near]
    width = max((len(cells) for _line, cells in near), default=0)
    best, negative = max(rated, default=(0, 0))
    if best > 1 or (best == 1 and width < 3):
        return -negative
    return next((line for line, cells in near if _looks_like_heads(cells, width)), 0)


def name_heads(rows: Sequence[Line], head_line: int, across: Sequence[Sequence[int]]) -> list[str]:
    """No two alike, since a mapping is remembered by them; empty where there is none."""
    cells = next((cells for line, cells in rows if line == head_line), [])
    heads: list[str] = []
    for cell in fill_across(head_line, cells, across):
        plain = " ".join(cell.split())[:200]
        name, number = plain, 1
        while name and name in heads:
            number += 1
            name = f"{plain} ({number})"
        heads.append(name)
    return heads


def _looks_like_heads(cells: Sequence[str], width: int) -> bool:
    filled = [cell for cell in cells if cell]
    is_full = len(filled) >= max(1, width * _NEARLY_ALL)
    return is_full and not any(_DATA.fullmatch(cell) for cell in filled)
