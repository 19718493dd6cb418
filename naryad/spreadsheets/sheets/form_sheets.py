"""What do sheets share whose form hands in one dataclass with a field for each column?"""

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome
from naryad.spreadsheets.sheets.carrying import changed_keys, to_value, write_known
from naryad.spreadsheets.sheets.columns import NOT_FOUND, Found, SheetColumn, SheetKey
from naryad.spreadsheets.sheets.each import act_on_fit
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Sheet, Values


class FormSheet(Sheet):
    """`all_columns`: of the sheet; `fields`: key of a column → field of the input, where the two
    differ; `found_by`: code of a key → the column of the table that it compares, and how."""

    all_columns: ClassVar[Sequence[SheetColumn]]
    fields: ClassVar[Mapping[str, str]]
    found_by: ClassVar[Mapping[str, tuple[str, Callable[[str], str]]]]

    @abstractmethod
    def read(self, values: Values) -> Any:
        """As the form reads what is typed; raises Invalid."""

    @abstractmethod
    def add_all(self, inputs: Sequence[Any], *, by: Actor, at: datetime) -> list[Outcome]:
        """By the noun's own action."""

    @abstractmethod
    def edit_one(self, edit: RowEdit, fields: frozenset[str], known: Known) -> Any:
        """What the noun's own action takes; raises a Refusal."""

    @abstractmethod
    def edit_all(self, edits: Sequence[Any], *, by: Actor, at: datetime) -> list[Outcome]:
        """By the noun's own action."""

    @abstractmethod
    def held(
        self, ids: Collection[int], actor: Actor
    ) -> Mapping[int, tuple[int, Mapping[str, Any]]]:
        """Of visible ones: version, and what is kept, in the shape of the input."""

    def columns(self, actor: Actor) -> Sequence[SheetColumn]:
        return self.all_columns

    def current(self, ids: Collection[int], actor: Actor) -> Mapping[int, Known]:
        rows = {
            pk: (version, {each.key: self._value(each, given) for each in self.all_columns})
            for pk, (version, given) in self.held(ids, actor).items()
        }
        return write_known(self.all_columns, rows, actor)

    def find_by_key(self, key: SheetKey, rows: Sequence[Values], actor: Actor) -> Sequence[Found]:
        return self.find_beside(key.columns, rows, self.visible(actor))

    def find_beside(
        self, keys: Sequence[str], rows: Sequence[Values], among: QuerySet[Any]
    ) -> list[Found]:
        """By the first column, as the table folds it; the others are compared as they are. Where
        one of them is empty nothing is found."""
        first, *beside = keys
        column, fold = self.found_by[first]
        sought = [fold(str(row.get(first) or "")) for row in rows]
        found: dict[tuple[Any, ...], list[int]] = {}
        columns = ["pk", column, *map(self.column_of, beside)]
        # That it is filled and lives is said for the indexes of what does; an order of the server
        # would lead it to that of all rows.
        wanted = among.filter(deleted_at=None, **{f"{column}__in": set(sought) - {""}})
        for pk, *kept in sorted(wanted.exclude(**{column: ""}).values_list(*columns)):
            found.setdefault(tuple(kept), []).append(pk)
        asked = [
            (text, *(row.get(each) for each in beside))
            for text, row in zip(sought, rows, strict=True)
        ]
        return [
            Found(tuple(found[each])) if each in found and all(each) else NOT_FOUND
            for each in asked
        ]

    def column_of(self, key: str) -> str:
        """Of the table, for what stands beside the first column of a key."""
        return self.fields.get(key, key)

    def add(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        return act_on_fit(rows, self.read, lambda inputs: self.add_all(inputs, by=by, at=at))

    def edit(self, edits: Sequence[RowEdit], *, by: Actor, at: datetime) -> list[Outcome]:
        known = self.current([edit.id for edit in edits], by)

        def read(edit: RowEdit) -> Any:
            if edit.id not in known:
                raise NotVisible
            changed = changed_keys(edit, known[edit.id])
            fields = frozenset(self.fields.get(key, key) for key in changed)
            return self.edit_one(edit, fields, known[edit.id])

        return act_on_fit(edits, read, lambda fit: self.edit_all(fit, by=by, at=at))

    def given(self, values: Values) -> dict[str, Any]:
        """By the names of the form."""
        return {self.fields.get(key, key): value for key, value in values.items()}

    def _value(self, column: SheetColumn, given: Mapping[str, Any]) -> Any:
        """As a cell of it is read."""
        value = to_value(given[self.fields.get(column.key, column.key)], column.kind)
        return column.tidy(value) if column.tidy is not None and value else value
