"""What do references mean, among what the actor sees and among the rows of the file?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from naryad.access.actor import Actor
from naryad.spreadsheets.rows_in.drafts import Awaited, Draft
from naryad.spreadsheets.rows_in.neighbours import Neighbours
from naryad.spreadsheets.rows_in.refusals import (
    CellRefused,
    NotThere,
    SeveralInFile,
    SeveralThere,
    StandsUnderItself,
)
from naryad.spreadsheets.sheets.columns import (
    NOT_FOUND,
    ColumnKind,
    Found,
    SheetColumn,
    split_words,
)

REFERENCES = (ColumnKind.REFERENCE, ColumnKind.REFERENCES)


class References:
    """Remembers what it has looked up: a check asks for every text once.

    `chosen`: key → text → what somebody has matched it to. `may_make`: nouns of which something
    new may be made of its name.
    """

    def __init__(
        self,
        actor: Actor,
        *,
        chosen: Mapping[str, Mapping[str, Any]],
        may_make: Collection[str],
        neighbours: Neighbours,
    ) -> None:
        self.actor, self._chosen, self._may_make = actor, chosen, may_make
        self._neighbours = neighbours
        self._found: dict[tuple[str, str], Found] = {}

    def resolve(self, drafts: Sequence[Draft], columns: Iterable[SheetColumn]) -> None:
        """In one look-up for each column."""
        for column in columns:
            if column.kind in REFERENCES:
                self._look_up(column, drafts)
                for draft in drafts:
                    if column.key in draft.cells:
                        self._resolve(draft, column)

    def _look_up(self, column: SheetColumn, drafts: Sequence[Draft]) -> None:
        texts = {text for draft in drafts for text in self._texts(draft, column)}
        chosen = self._chosen.get(column.key, {})
        new = [text for text in texts if text not in chosen and not self._knows(column, text)]
        if new and column.find is not None:
            found = column.find(new, self.actor)
            for text in new:
                self._found[column.key, text] = found.get(text, NOT_FOUND)

    def _knows(self, column: SheetColumn, text: str) -> bool:
        return (column.key, text) in self._found

    def _resolve(self, draft: Draft, column: SheetColumn) -> None:
        ids: list[int] = []
        awaited: list[Awaited] = []
        for text in self._texts(draft, column):
            try:
                meant = self._meant(draft, column, text)
            except CellRefused as refusal:
                draft.blame(column.key, refusal)
                continue
            if isinstance(meant, int):
                ids.append(meant)
            else:
                awaited.append(meant)
        if column.kind == ColumnKind.REFERENCES:
            draft.values[column.key] = sorted(set(ids))
        else:
            draft.values[column.key] = ids[0] if ids else None
        if awaited:
            draft.awaited[column.key] = awaited

    def _meant(self, draft: Draft, column: SheetColumn, text: str) -> int | Awaited:
        """Raises CellRefused."""
        chosen = self._chosen.get(column.key, {}).get(text)
        if chosen not in (None, ""):
            return int(chosen)
        found = self._found.get((column.key, text), NOT_FOUND)
        if not self._is_own(column):
            return self._there(found, text) or self._to_make(column, text)
        in_file = self._neighbours.called(text)
        if in_file and self._neighbours.is_in_circle(draft.line, is_found=bool(found.ids)):
            raise StandsUnderItself
        return self._there(found, text) or self._in_file(in_file, text)

    @staticmethod
    def _there(found: Found, text: str) -> int | None:
        if found.is_several:
            raise SeveralThere(text=text)
        return found.only

    @staticmethod
    def _in_file(lines: Sequence[int], text: str) -> Awaited:
        if not lines:
            raise NotThere(text=text)
        if len(lines) > 1:
            raise SeveralInFile(text=text)
        return Awaited(text, line=lines[0])

    def _to_make(self, column: SheetColumn, text: str) -> Awaited:
        if column.can_create is None or column.can_create not in self._may_make:
            raise NotThere(text=text)
        return Awaited(text, noun=column.can_create)

    def _is_own(self, column: SheetColumn) -> bool:
        return column.refers_to == self._neighbours.noun

    @staticmethod
    def _texts(draft: Draft, column: SheetColumn) -> list[str]:
        text = draft.text_of(column.key)
        if column.kind == ColumnKind.REFERENCES:
            return split_words(text)
        return [text] if text else []
