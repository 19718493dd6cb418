"""How does a row of a file become an area, and back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas import actions
from naryad.areas.input import AreaInput, clean_area
from naryad.areas.models import Area
from naryad.areas.queries import area_tree
from naryad.areas.visibility import areas_visible_to
from naryad.core.outcomes import Outcome
from naryad.spreadsheets.sheets.bearing import areas_in_use
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

_COLUMNS = (
    *label_columns("name", _("Name"), synonyms=("участок", "area", "район", "зона"), is_first=True),
    *label_columns("description", _("Description"), synonyms=("описание", "description")),
    SheetColumn(
        "parent",
        pgettext_lazy("area", "Under"),
        ("вышестоящий участок", "участок выше", "parent", "parent area", "родитель"),
        kind=ColumnKind.REFERENCE,
        find=find_in("areas"),
        refers_to="areas",
    ),
)


class AreasSheet(Sheet):
    """The tree comes out from the top, each area after the one above it, so that an empty
    organization gets the same places."""

    noun = "areas"
    label = _("Areas")
    to_add = to_edit = Permission.EDIT_AREAS
    keys = LABEL_KEYS
    unique = ("name_ru", "name_en")
    called_by = ("name_ru", "name_en")
    columns_of_fields = {"parent_id": "parent", "name": "name_ru"}

    def columns(self, actor: Actor) -> Sequence[SheetColumn]:
        return _COLUMNS

    def visible(self, actor: Actor) -> QuerySet[Area]:
        return areas_visible_to(actor)

    def in_order(self, ids: Sequence[int], actor: Actor) -> list[int]:
        asked = set(ids)
        return [node.area.pk for node in area_tree(actor) if node.area.pk in asked]

    def current(self, ids: Collection[int], actor: Actor) -> Mapping[int, Known]:
        rows = {
            area.pk: (area.version, _values_of(area))
            for area in self.visible(actor).filter(pk__in=ids).order_by("pk")
        }
        return write_known(_COLUMNS, rows, actor)

    def find_by_key(self, key: SheetKey, rows: Sequence[Values], actor: Actor) -> Sequence[Found]:
        return find_labels(self.visible(actor), key, rows)

    def add(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        return one_by_one(rows, lambda row: actions.add_area(_read(row), by=by, at=at))

    @transaction.atomic
    def edit(self, edits: Sequence[RowEdit], *, by: Actor, at: datetime) -> list[Outcome]:
        def act(edit: RowEdit) -> int:
            seen = edit.seen_version
            return actions.edit_area(edit.id, _read(edit.values), seen_version=seen, by=by, at=at)

        return one_by_one(edits, act)

    def delete(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        """Deleted people still have it, and would come back without any: they get the default one.
        Of those that living ones have, `bearing` tells beforehand."""
        default = self.visible(by).filter(is_default=True).values_list("pk", flat=True).first()

        def act(pk: int) -> int:
            return actions.delete_area(pk, reassign_to=default, by=by, at=at)

        return one_by_one(ids, act)

    def bearing(self, ids: Collection[int], actor: Actor) -> Collection[int]:
        return areas_in_use(ids, actor.organization_id)

    def named(self, text: str) -> Values:
        return label_named(text)


def _read(values: Values) -> AreaInput:
    return clean_area({**values, "parent_id": values.get("parent") or ""})


def _values_of(area: Area) -> Values:
    return {
        **label_values("name", area.name),
        **label_values("description", area.description),
        "parent": area.parent_id,
    }
