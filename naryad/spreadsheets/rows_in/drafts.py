"""What is known of one row of a file while it is being looked at?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from naryad.core.errors import Invalid, Refusal
from naryad.core.labels import Label
from naryad.lists.bulk.saying import say_in_all_languages
from naryad.spreadsheets.models import ImportRow
from naryad.spreadsheets.sheets.sheet import Known


@dataclass(frozen=True, slots=True)
class Cell:
    """`column`: where it stands in the file; None where all rows have the same text."""

    text: str
    column: int | None


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that a cell refers to and that is not there yet: the row of the file in `line`, or
    what is to be made of its name alone."""

    text: str
    line: int | None = None
    noun: str = ""


@dataclass
class Draft:
    """`values`: what the row says, by key; what it does not say is not in it. `awaited`: by key,
    what it refers to besides. `known`: what it is about, where that is here already."""

    row: ImportRow
    cells: Mapping[str, Cell]
    values: dict[str, Any] = field(default_factory=dict)
    awaited: dict[str, list[Awaited]] = field(default_factory=dict)
    remarks: list[dict[str, Any]] = field(default_factory=list)
    target_id: int | None = None
    known: Known | None = None

    @property
    def line(self) -> int:
        return self.row.line

    @property
    def is_blank(self) -> bool:
        return not any(cell.text for cell in self.cells.values() if cell.column is not None)

    def text_of(self, key: str) -> str:
        cell = self.cells.get(key)
        return "" if cell is None else cell.text

    def text_beside(self, key: str) -> str:
        """What else has come of the cell that `key` is taken from."""
        place = self.cells[key].column if key in self.cells else None
        if place is None:
            return ""
        return " ".join(each.text for each in self.cells.values() if each.column == place).strip()

    def blame(self, key: str, refusal: Refusal) -> None:
        self._remark(key, refusal.code, say_in_all_languages(refusal))

    def blame_all(
        self, refusal: Refusal, fields: Mapping[str, str], labels: Mapping[str, Label]
    ) -> None:
        """What the action has said. `fields`: field → key of a column; `labels` name those columns
        that the file does not have."""
        if not isinstance(refusal, Invalid):
            key = fields.get(refusal.field or "", refusal.field or "")
            self._remark(key, refusal.code, say_in_all_languages(refusal.kept()), labels)
            return
        for name, message in refusal.errors.items():
            said = say_in_all_languages(Refusal(message))
            self._remark(fields.get(name, name), refusal.code, said, labels)

    def _remark(
        self, key: str, code: str, said: Label, labels: Mapping[str, Label] | None = None
    ) -> None:
        cell = self.cells.get(key)
        column = None if cell is None else cell.column
        if column is None and labels and key in labels:
            said = Label({each: f"{labels[key].text(each)}: {said[each]}" for each in said})
        same = [each for each in self.remarks if each["column"] == column]
        # The first word about a cell counts: what follows from it would only confuse.
        if same and (column is not None or any(each["message"] == said for each in same)):
            return
        text = "" if cell is None else cell.text
        self.remarks.append({"column": column, "code": code, "message": said, "text": text})
