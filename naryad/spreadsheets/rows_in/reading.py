"""What does each row say, and what is it about?"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from naryad.access.actor import Actor
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.rows_in.cells_in import empty_of, read_value
from naryad.spreadsheets.rows_in.drafts import Draft
from naryad.spreadsheets.rows_in.layout import Layout
from naryad.spreadsheets.rows_in.neighbours import Neighbours
from naryad.spreadsheets.rows_in.referring import REFERENCES, References
from naryad.spreadsheets.rows_in.refusals import CellRefused, HalfAName, MissingInNew, SeveralFit
from naryad.spreadsheets.sheets import SHEETS, may_import
from naryad.spreadsheets.sheets.columns import Found
from naryad.spreadsheets.sheets.sheet import Sheet, Values


class Reader:
    """Of one import, with the rights that its actor has now."""

    def __init__(self, run: Import, sheet: Sheet, *, by: Actor, rows: Iterable[ImportRow]) -> None:
        self.run, self.sheet, self.by = run, sheet, by
        self.layout = Layout(run, sheet, by)
        self.neighbours = Neighbours(self.layout, rows)
        self._asking = self.layout.asking()
        # Shared by all rows; nobody fills a list of it in.
        self._empty = {key: empty_of(each.kind) for key, each in self.layout.all.items()}
        self._references = References(
            by,
            chosen=run.values or {},
            may_make=self._may_make(),
            neighbours=self.neighbours,
        )

    def read(self, rows: Sequence[ImportRow]) -> list[Draft]:
        """In a fixed number of queries, fewer where texts come again."""
        drafts = [self._read_cells(row) for row in rows]
        filled = [draft for draft in drafts if not draft.is_blank]
        self._references.resolve(filled, self.layout.columns.values())
        self._find_targets(filled)
        return drafts

    def merged(self, draft: Draft) -> Values:
        """All columns, as they will be; what the row leaves open as it was or empty. Without what
        the row still waits for."""
        if draft.known is None:
            return self._empty | draft.values
        given = {key: value for key, value in draft.values.items() if self._counts(draft, key)}
        return {**draft.known.values, **given}

    def changes(self, draft: Draft) -> dict[str, list[str]]:
        """Old and new in words, by key; of something new the new words alone."""
        if draft.known is None:
            return {key: ["", cell.text] for key, cell in draft.cells.items() if cell.text}
        merged, known = self.merged(draft), draft.known
        parted = [
            key
            for key in draft.values
            if merged[key] != known.values.get(key) or draft.awaited.get(key)
        ]
        return {key: [known.words.get(key, ""), draft.text_of(key)] for key in parted}

    def _counts(self, draft: Draft, key: str) -> bool:
        """An empty cell changes nothing, unless somebody has said that it empties."""
        return self.layout.clears or bool(draft.text_of(key))

    def _may_make(self) -> Collection[str]:
        asked = set(self.run.options.get("create") or ())
        return {
            sheet.noun for sheet in SHEETS if sheet.noun in asked and may_import(sheet, self.by)
        }

    def _read_cells(self, row: ImportRow) -> Draft:
        draft = Draft(row, self.layout.cells_of(row))
        for key, cell in draft.cells.items():
            column = self.layout.columns[key]
            if column.kind in REFERENCES:
                continue
            try:
                draft.values[key] = read_value(column, cell.text, self._asking)
            except CellRefused as refusal:
                draft.blame(key, refusal)
        return draft

    def _find_targets(self, drafts: Sequence[Draft]) -> None:
        key = self.layout.key
        found: Sequence[Found] = [Found()] * len(drafts)
        if key is not None:
            found = self.sheet.find_by_key(key, [self._whole(each) for each in drafts], self.by)
        ids = {each.only for each in found if each.only is not None}
        known = self.sheet.current(ids, self.by) if ids else {}
        for draft, each in zip(drafts, found, strict=True):
            if each.is_several and key is not None:
                draft.blame(key.columns[0], SeveralFit())
            elif each.only is not None and each.only in known:
                draft.target_id, draft.known = each.only, known[each.only]
            else:
                self._demand(draft)

    def _whole(self, draft: Draft) -> dict[str, Any]:
        return {key: self._empty[key] for key in self.layout.columns} | draft.values

    def _demand(self, draft: Draft) -> None:
        for key, column in self.layout.columns.items():
            if column.required and not draft.text_of(key):
                half = draft.text_beside(key)
                draft.blame(key, HalfAName(text=half) if half else MissingInNew())
