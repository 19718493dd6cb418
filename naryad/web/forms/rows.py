"""How does a form hold rows: phones of a company, its accounts, whoever is called there?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from naryad.core.phone_words import say_phone
from naryad.core.rows import Row, say_row
from naryad.web.forms.action_form import ActionForm

_PHONES = ("number", "phone")


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


class RowsForm(ActionForm):
    """A form some of whose fields are rows."""

    @property
    def has_more(self) -> str:
        """The field in which somebody without a script asks for one more row."""
        return str(self.data.get("more", "")) if self.is_bound else ""

    @property
    def is_to_be_saved(self) -> bool:
        """Somebody has sent it, and not for one more row."""
        return self.is_bound and not self.has_more

    def rows_of(self, name: str) -> list[Row]:
        """Those to be shown, with an empty one where that is asked for or invites."""
        field, rows = self.fields[name], list(self[name].value() or ())
        assert isinstance(field, RowsField)
        if self.has_more == name or (field.is_open and not rows):
            rows.append(field.blank())
        return rows

    def _put(self, field: str, value: Any) -> None:
        """As a browser would send them."""
        rows = self.fields[field]
        if not isinstance(rows, RowsField):
            super()._put(field, value)
            return
        assert isinstance(self.data, QueryDict)
        for cell in rows.cells:
            self.data.setlist(f"{field}.{cell}", [row.get(cell, "") for row in value or ()])

    def _say(self, name: str, value: Any) -> str:
        rows = self.fields.get(name)
        if isinstance(rows, RowsField):
            return "; ".join(say_row(row) for row in write_rows_out(value or (), rows.cells))
        return super()._say(name, value)


def write_rows_out(rows: Sequence[Mapping[str, str]], cells: Iterable[str]) -> list[Row]:
    """With phones as people write them, and the cells in their order."""
    names = tuple(cells)
    return [{cell: _write(cell, str(row.get(cell, ""))) for cell in names} for row in rows]


def dial(row: Row) -> Row:
    """With what a phone dials beside what people read."""
    kept = next((row[cell] for cell in _PHONES if row.get(cell)), "")
    number, _comma, extension = kept.partition(", ")
    dialed = f"{number},{extension}" if extension else number
    return {**row, "dialed": dialed, "said": say_phone(number, extension)}


def _write(cell: str, text: str) -> str:
    if cell not in _PHONES:
        return text
    number, _comma, extension = text.partition(", ")
    return say_phone(number, extension)
