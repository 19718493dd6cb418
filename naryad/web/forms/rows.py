"""How does a form hold rows: phones of a company, its accounts, whoever is called there?"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

Row = dict[str, str]


class RowsWidget(forms.Widget):
    """Each cell of a row goes under the name of its column: phones.number, phones.note. A row
    sends all its cells, so that the columns stay side by side."""

    def __init__(self, cells: Sequence[str]) -> None:
        super().__init__()
        self.cells = tuple(cells)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row]:
        columns = [data.getlist(f"{name}.{cell}") for cell in self.cells]
        longest = max(map(len, columns))
        filled = [[*column, *[""] * (longest - len(column))] for column in columns]
        rows = [dict(zip(self.cells, row, strict=True)) for row in zip(*filled, strict=True)]
        return [row for row in rows if any(text.strip() for text in row.values())]


class RowsField(forms.Field):
    """`cells`: the name of each and its length; `wide` ones take a line of their own."""

    def __init__(
        self,
        label: Any,
        cells: Mapping[str, int],
        *,
        names: Mapping[str, Any],
        adding: Any,
        wide: Sequence[str] = (),
        is_open: bool = False,
    ) -> None:
        super().__init__(label=label, required=False, widget=RowsWidget(tuple(cells)))
        self.cells = {cell: (names[cell], most) for cell, most in cells.items()}
        self.adding = adding
        self.wide = frozenset(wide)
        self.is_open = is_open

    def blank(self) -> Row:
        return dict.fromkeys(self.cells, "")


def put_rows(data: QueryDict, name: str, field: RowsField, rows: Sequence[Row]) -> None:
    """As a browser would send them."""
    for cell in field.cells:
        data.setlist(f"{name}.{cell}", [row.get(cell, "") for row in rows])
