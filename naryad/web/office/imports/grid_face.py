"""What stands in the grid of an import: cells, what is wrong with them, old and new?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.core.labels import Label
from naryad.spreadsheets.remarks import name_column
from naryad.spreadsheets.sheets import SHEETS, columns_for
from naryad.spreadsheets.states import RowState
from naryad.web.office.imports.nouns import card_of
from naryad.web.office.runs.run_face import Shape

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import, ImportRow

_SHAPES = {
    RowState.READ: ("wait", "wait", pgettext_lazy("a row of a file", "Not checked")),
    RowState.NEW: ("new", "new", pgettext_lazy("a row of a file", "New")),
    RowState.CHANGED: ("work", "work", pgettext_lazy("a row of a file", "Changed")),
    RowState.SAME: ("off", "new", pgettext_lazy("a row of a file", "The same")),
    RowState.ERROR: ("bad", "bad", pgettext_lazy("a row of a file", "Error")),
    RowState.SKIPPED: ("off", "cancel", pgettext_lazy("a row of a file", "Left out")),
    RowState.DONE: ("done", "done", pgettext_lazy("a row of a file", "Imported")),
    RowState.REFUSED: ("bad", "bad", pgettext_lazy("a row of a file", "Refused")),
    RowState.UNDONE: ("off", "cancel", pgettext_lazy("a row of a file", "Taken back")),
    RowState.KEPT: ("wait", "wait", pgettext_lazy("a row of a file", "Kept")),
}
# So much of a text shows in the grid; the whole one has the page of its row.
_LONGEST = 300
# What a cell with all names of a person is taken apart into.
_NAMES = ("last_name", "first_name", "middle_name")


@dataclass(frozen=True, slots=True)
class GridColumn:
    """`head` as the file has it, `field` what it goes to, `keys` what it may change."""

    index: int
    head: str
    field: str | Promise
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """`old`: what the change takes away; `said`: what is wrong."""

    column: GridColumn
    text: str
    old: str = ""
    said: Sequence[str] = ()
    is_mended: bool = False

    @property
    def shown(self) -> str:
        return _cut(self.text)

    @property
    def is_cut(self) -> bool:
        return len(self.text) > _LONGEST


@dataclass(frozen=True, slots=True)
class GridRow:
    """`said`: what is wrong with the row as a whole; `other`: changes that no cell shows."""

    line: int
    state: RowState
    shape: Shape
    cells: Sequence[GridCell]
    said: Sequence[str]
    other: Sequence[tuple[str, str, str]]
    url: str
    card: str


def head_of(run: "Import", index: int) -> str:
    """A column without a head is called by its letter."""
    head = run.columns[index]["head"] if index < len(run.columns) else ""
    return head or name_column(index)


def grid_columns(run: "Import", *, actor: Actor) -> list[GridColumn]:
    """Those that go somewhere, in the order of the file."""
    labels = field_labels(run.noun, actor=actor)
    chosen = (each for each in run.mapping if each.get("to"))
    return [
        GridColumn(
            index=each["column"],
            head=head_of(run, each["column"]),
            field=labels.get(each["to"], each["to"]),
            keys=_NAMES if each.get("part") == "full_name" else (each["to"],),
        )
        for each in sorted(chosen, key=lambda each: int(each["column"]))
    ]


def field_labels(noun: str, *, actor: Actor) -> Mapping[str, str | Promise]:
    sheet = next((each for each in SHEETS if each.noun == noun), None)
    if sheet is None:
        return {}
    return {each.key: each.label for each in columns_for(sheet, actor)}


def describe_row(
    run: "Import", row: "ImportRow", columns: Sequence[GridColumn], *, actor: Actor
) -> GridRow:
    shown = {key for column in columns for key in column.keys}
    indexes = {column.index for column in columns}
    state = RowState(row.state)
    # Of what is new everything changes: that says nothing.
    changes = row.changes if row.seen_version is not None else {}
    labels = field_labels(run.noun, actor=actor) if set(changes) - shown else {}
    return GridRow(
        line=row.line,
        state=state,
        shape=Shape(*_SHAPES[state]),
        cells=[_cell(row, column, changes) for column in columns],
        said=[_say(each) for each in row.remarks if each.get("column") not in indexes],
        other=[
            (str(labels.get(key, key)), _cut(_text(old)), _cut(_text(new)))
            for key, (old, new) in changes.items()
            if key not in shown
        ],
        url=reverse("import_row", args=[run.pk, row.line]),
        card=card_of(run.noun, row),
    )


def text_of(row: "ImportRow", index: int) -> str:
    """As somebody has put it, else as it was read."""
    fixed = row.fixed.get(str(index))
    if fixed is not None:
        return str(fixed)
    return str(row.cells[index]) if index < len(row.cells) else ""


def _cell(row: "ImportRow", column: GridColumn, changes: Mapping[str, Any]) -> GridCell:
    """What was wrong with a text that somebody has put right since says nothing any more."""
    is_mended = str(column.index) in row.fixed
    is_over = is_mended and row.state == RowState.READ
    said = () if is_over else (each for each in row.remarks if each["column"] == column.index)
    return GridCell(
        column=column,
        text=text_of(row, column.index),
        old=_cut(", ".join(_old_of(changes, column.keys))),
        said=[_say(each) for each in said],
        is_mended=is_mended,
    )


def _old_of(changes: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        if key in changes:
            yield _text(changes[key][0]) or "—"


def _say(remark: Mapping[str, Any]) -> str:
    return str(Label(remark["message"]))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _text(value: object) -> str:
    return "" if value is None else str(value)
