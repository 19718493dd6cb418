"""How does a row of a file become a criticality, and back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.core.palette import Color
from naryad.spreadsheets.sheets.carrying import write_known
from naryad.spreadsheets.sheets.columns import Choice, ColumnKind, Found, SheetColumn, SheetKey
from naryad.spreadsheets.sheets.labels import (
    LABEL_KEYS,
    find_labels,
    label_columns,
    label_named,
    label_values,
    one_by_one,
)
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Sheet, Values
from naryad.tickets import actions
from naryad.tickets.input import CriticalityInput, clean_criticality
from naryad.tickets.models import Criticality
from naryad.tickets.setting_nouns import SettingName
from naryad.tickets.visibility_of_settings import criticalities_visible_to

_COLUMNS = (
    *label_columns(
        "name", _("Name"), synonyms=("критичность", "приоритет", "priority"), is_first=True
    ),
    SheetColumn(
        "color",
        _("Color"),
        ("цвет", "colour"),
        kind=ColumnKind.CHOICE,
        choices=lambda actor: [Choice(str(each), each.label) for each in Color],
    ),
    SheetColumn("is_default", _("New tickets get it"), ("по умолчанию",), kind=ColumnKind.FLAG),
)


class CriticalitiesSheet(Sheet):
    """The most urgent first, as they stand."""

    noun = str(SettingName.CRITICALITIES)
    label = _("Criticalities")
    to_add = to_edit = Permission.EDIT_TICKET_SETTINGS
    keys = LABEL_KEYS
    unique = ("name_ru", "name_en")
    columns_of_fields = {"name": "name_ru"}

    def columns(self, actor: Actor) -> Sequence[SheetColumn]:
        return _COLUMNS

    def visible(self, actor: Actor) -> QuerySet[Criticality]:
        return criticalities_visible_to(actor)

    def in_order(self, ids: Sequence[int], actor: Actor) -> list[int]:
        return list(self.visible(actor).filter(pk__in=ids).values_list("pk", flat=True))

    def current(self, ids: Collection[int], actor: Actor) -> Mapping[int, Known]:
        rows = {
            each.pk: (each.version, _values_of(each))
            for each in self.visible(actor).filter(pk__in=ids)
        }
        return write_known(_COLUMNS, rows, actor)

    def find_by_key(self, key: SheetKey, rows: Sequence[Values], actor: Actor) -> Sequence[Found]:
        return find_labels(self.visible(actor), key, rows)

    def add(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        return one_by_one(rows, lambda row: actions.add_criticality(_read(row), by=by, at=at))

    @transaction.atomic
    def edit(self, edits: Sequence[RowEdit], *, by: Actor, at: datetime) -> list[Outcome]:
        def act(edit: RowEdit) -> int:
            seen, new = edit.seen_version, _read(edit.values)
            return actions.edit_criticality(edit.id, new, seen_version=seen, by=by, at=at)

        return one_by_one(edits, act)

    def delete(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        return one_by_one(ids, lambda pk: actions.delete_setting(self.noun, pk, by=by, at=at))

    def named(self, text: str) -> Values:
        return label_named(text)


def _read(values: Values) -> CriticalityInput:
    return clean_criticality({**values, "color": values.get("color") or Color.GRAY})


def _values_of(row: Criticality) -> Values:
    return {
        **label_values("name", row.name),
        "color": str(row.color),
        "is_default": row.is_default,
    }
