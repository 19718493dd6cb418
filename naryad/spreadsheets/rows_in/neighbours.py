"""How do the rows of one file hang on each other?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from naryad.core.search import normalize_text
from naryad.spreadsheets.models import ImportRow
from naryad.spreadsheets.rows_in.layout import Layout
from naryad.spreadsheets.sheets.columns import SheetColumn

# Deeper than any tree of the house, so that a column of numbers stays small.
_DEEPEST = 30_000


class Neighbours:
    """Read once for the whole file, from the cells alone. A row may be referred to by the texts of
    the sheet's `called_by`; two that are called alike are told apart by nobody."""

    def __init__(self, layout: Layout, rows: Iterable[ImportRow]) -> None:
        sheet = layout.sheet
        self.noun = sheet.noun
        self._lines: dict[str, list[int]] = defaultdict(list)
        self._above: dict[int, tuple[int, ...]] = {}
        self._are_names_unique = bool(set(sheet.called_by) & set(sheet.unique))
        columns = [each for each in layout.columns.values() if each.refers_to == sheet.noun]
        if columns:
            self._read(layout, columns, rows)
        self._waves, self._circles = sort_into_waves(self._above)

    def called(self, text: str) -> Sequence[int]:
        return self._lines.get(normalize_text(text), ())

    def wave_of(self, line: int) -> int:
        return min(self._waves.get(line, 0), _DEEPEST)

    def is_in_circle(self, line: int, *, is_found: bool) -> bool:
        """Where names are not unique, one that is found may be another than the row of the file."""
        return line in self._circles and (self._are_names_unique or not is_found)

    def _read(
        self, layout: Layout, columns: Sequence[SheetColumn], rows: Iterable[ImportRow]
    ) -> None:
        named: dict[int, set[str]] = {}
        asked = {*layout.sheet.called_by, *(each.key for each in columns)}
        for row in rows:
            cells = layout.cells_of(row, among=asked)
            own = {cells[key].text for key in layout.sheet.called_by if key in cells}
            for text in {normalize_text(each) for each in own if each}:
                self._lines[text].append(row.line)
            above = {cells[each.key].text for each in columns if each.key in cells}
            named[row.line] = {normalize_text(each) for each in above if each}
        for line, texts in named.items():
            lines = [self._lines[text] for text in texts if text in self._lines]
            only = tuple(found[0] for found in lines if len(found) == 1)
            if only:
                self._above[line] = only


def sort_into_waves(above: Mapping[int, Sequence[int]]) -> tuple[dict[int, int], set[int]]:
    """How deep each stands, and those that stand under themselves. `above`: what each hangs on."""
    waves: dict[int, int] = {}
    circles: set[int] = set()
    for start in above:
        path: list[int] = [start]
        on_path: dict[int, int] = {start: 0}
        while path:
            top = path[-1]
            following = next((each for each in above.get(top, ()) if each not in waves), None)
            if following is None:
                over = [waves[each] for each in above.get(top, ())]
                waves[top] = max(over, default=-1) + 1
                path.pop()
                on_path.pop(top)
            elif following in on_path:
                circles.update(path[on_path[following] :])
                # Cut here, so that the walk comes to an end.
                waves[following] = 0
            else:
                on_path[following] = len(path)
                path.append(following)
    return waves, circles
