"""How does a row of a file become a line of a directory, and back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog import actions
from naryad.catalog.directories import Directory, DirectoryName, find_directory
from naryad.catalog.links import read_entry_links
from naryad.core.names import read_label
from naryad.core.outcomes import Outcome
from naryad.spreadsheets.sheets.carrying import write_known
from naryad.spreadsheets.sheets.columns import ColumnKind, Found, SheetColumn, SheetKey
from naryad.spreadsheets.sheets.labels import (
    LABEL_KEYS,
    find_labels,
    label_columns,
    label_named,
    label_values,
    one_by_one,
)
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Sheet, Values
from naryad.spreadsheets.sheets.targets import find_in

_NAME = _("Name")


class DirectorySheet(Sheet):
    """Names, flags and links of one directory: what its form has."""

    to_add = to_edit = Permission.EDIT_CATALOG
    keys = LABEL_KEYS
    unique = ("name_ru", "name_en")
    called_by = ("name_ru", "name_en")
    columns_of_fields = {"name": "name_ru"}

    def __init__(self, name: DirectoryName, *synonyms: str) -> None:
        self.directory: Directory = find_directory(name)
        # One class for all directories; each sheet says its own.
        self.noun = str(name)  # type: ignore[misc]
        self.label = self.directory.title  # type: ignore[misc]
        self._columns = _columns_of(self.directory, synonyms)

    def columns(self, actor: Actor) -> Sequence[SheetColumn]:
        return self._columns

    def visible(self, actor: Actor) -> QuerySet[Any]:
        return self.directory.visible_to(actor)

    def current(self, ids: Collection[int], actor: Actor) -> Mapping[int, Known]:
        entries = list(self.visible(actor).filter(pk__in=ids).order_by("pk"))
        held = read_entry_links(self.directory, [each.pk for each in entries])
        rows = {
            each.pk: (each.version, _values_of(self.directory, each, held[each.pk]))
            for each in entries
        }
        return write_known(self._columns, rows, actor)

    def find_by_key(self, key: SheetKey, rows: Sequence[Values], actor: Actor) -> Sequence[Found]:
        return find_labels(self.visible(actor), key, rows)

    def add(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        def act(row: Values) -> int:
            name = read_label(row, "name")
            return actions.add_entry(self.noun, name, **self._more(row), by=by, at=at)

        return one_by_one(rows, act)

    @transaction.atomic
    def edit(self, edits: Sequence[RowEdit], *, by: Actor, at: datetime) -> list[Outcome]:
        def act(edit: RowEdit) -> int:
            name = read_label(edit.values, "name")
            more = self._more(edit.values)
            seen = edit.seen_version
            return actions.edit_entry(
                self.noun, edit.id, name, **more, seen_version=seen, by=by, at=at
            )

        return one_by_one(edits, act)

    def delete(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        def act(pk: int) -> int:
            return actions.delete_entry(self.noun, pk, reassign_to=None, by=by, at=at)

        return one_by_one(ids, act)

    def named(self, text: str) -> Values:
        return label_named(text)

    def _more(self, values: Values) -> dict[str, Any]:
        links = {field: values.get(field) or [] for field in self.directory.links}
        return {"on": [flag for flag in self.directory.flags if values.get(flag)], "links": links}


def _columns_of(directory: Directory, synonyms: tuple[str, ...]) -> list[SheetColumn]:
    flags = [
        SheetColumn(flag, label, kind=ColumnKind.FLAG) for flag, label in directory.flags.items()
    ]
    links = [
        SheetColumn(
            field,
            link.label,
            kind=ColumnKind.REFERENCES,
            find=find_in(str(link.noun)),
            refers_to=str(link.noun),
            can_create=str(link.noun),
        )
        for field, link in directory.links.items()
    ]
    return [*label_columns("name", _NAME, synonyms=synonyms, is_first=True), *flags, *links]


def _values_of(directory: Directory, entry: Any, held: Mapping[str, Collection[int]]) -> Values:
    return {
        **label_values("name", entry.name),
        **{flag: getattr(entry, flag) for flag in directory.flags},
        **{field: sorted(held[field]) for field in directory.links},
    }
