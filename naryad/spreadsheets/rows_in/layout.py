"""Which cell of a row fills in which column of a sheet?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from zoneinfo import ZoneInfo

from naryad.access.actor import Actor
from naryad.core.labels import LANGUAGES, Label
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.rows_in.cells_in import (
    Asking,
    name_choices,
    said_in_all_languages,
    tidy_text,
)
from naryad.spreadsheets.rows_in.drafts import Cell
from naryad.spreadsheets.rows_in.splitting import NAME_KEYS, PHONE_KEYS, split_name, split_phones
from naryad.spreadsheets.sheets import columns_for
from naryad.spreadsheets.sheets.columns import SheetColumn, SheetKey
from naryad.spreadsheets.sheets.sheet import Sheet

_PARTS: Mapping[str, tuple[Sequence[str], Callable[[str], list[str]]]] = {
    "full_name": (NAME_KEYS, split_name),
    "phones": (PHONE_KEYS, split_phones),
}


class Layout:
    """What somebody has matched, as far as they may fill it in now. `columns`: by key, those that
    the file fills, in the order of the sheet."""

    def __init__(self, run: Import, sheet: Sheet, actor: Actor) -> None:
        self.run, self.sheet, self.actor = run, sheet, actor
        self.all = {column.key: column for column in columns_for(sheet, actor)}
        self._same: Mapping[str, str] = run.options.get("same") or {}
        self._plain = self._places("")
        self._split = [
            (self._left_of(keys), split, place)
            for part, (keys, split) in _PARTS.items()
            for _key, place in self._places(part)
        ]
        filled = {key for key, _place in self._plain} | (self._same.keys() & self.all.keys())
        filled.update(*(keys for keys, _split, _place in self._split))
        self.columns: dict[str, SheetColumn] = {
            key: column for key, column in self.all.items() if key in filled
        }
        self.clears = run.options.get("empty") == "clear"
        self.labels = {
            key: Label(zip(LANGUAGES, said_in_all_languages(column.label), strict=True))
            for key, column in self.all.items()
        }

    @property
    def key(self) -> SheetKey | None:
        """By what a row is found that is here already; None where the file does not say it."""
        for key in self.sheet.keys:
            if key.code == self.run.key and set(key.columns) <= self.columns.keys():
                return key
        return None

    def asking(self) -> Asking:
        return Asking(
            ZoneInfo(self.run.zone),
            self.run.values or {},
            {key: name_choices(column, self.actor) for key, column in self.columns.items()},
        )

    def cells_of(self, row: ImportRow, among: Collection[str] | None = None) -> dict[str, Cell]:
        """By key of a column, tidied up; a text that all rows share where the cell is empty.
        `among`: the only ones that are wanted."""
        cells: dict[str, Cell] = {}
        for key, place in self._plain:
            if among is None or key in among:
                self._fill(cells, key, _text_at(row, place), place)
        for keys, split, place in self._split:
            for key, text in zip(keys, split(_text_at(row, place)), strict=False):
                self._fill(cells, key, text, place)
        for key, text in self._same.items():
            if key in self.columns and not (key in cells and cells[key].text):
                cells[key] = Cell(tidy_text(text, self.columns[key].kind), None)
        return {
            key: cells[key]
            for key in self.columns
            if key in cells and (among is None or key in among)
        }

    def _fill(self, cells: dict[str, Cell], key: str, text: str, place: int) -> None:
        """Of two columns of the file that fill the same, the first that says something counts."""
        if key not in cells or not cells[key].text:
            cells[key] = Cell(tidy_text(text, self.columns[key].kind), place)

    def _places(self, part: str) -> list[tuple[str, int]]:
        return [
            (entry["to"], int(entry["column"]))
            for entry in self.run.mapping
            if entry.get("to") in self.all and (entry.get("part") or "") == part
        ]

    def _left_of(self, keys: Sequence[str]) -> list[str]:
        """Those that have no column of the file for themselves."""
        plain = {key for key, _place in self._plain}
        return [key for key in keys if key in self.all and key not in plain]


def _text_at(row: ImportRow, place: int) -> str:
    fixed = row.fixed.get(str(place))
    if fixed is not None:
        return str(fixed)
    return str(row.cells[place]) if place < len(row.cells) else ""
