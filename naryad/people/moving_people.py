"""What becomes of rows that name a person when two cards are merged, and when they part again?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from naryad.core.dependents import Moved
from naryad.history.recording import Change
from naryad.people.models import Person


@dataclass(frozen=True)
class PersonMover:
    """Of one table: its rows go over, the deleted ones too, for they may come back.

    `once`: columns that may stand but once beside a person; where the other has the same already,
    the row stays with the merged card and is there when they part. `only`: which rows are meant.
    `carries`: a link with the columns of the person by which lists seek. `subject`: rows with a
    version, whose history tells of it.
    """

    model: Any
    column: str = "person_id"
    once: tuple[str, ...] = ()
    only: tuple[tuple[str, Any], ...] = ()
    carries: bool = False
    subject: str = ""

    def move(self, organization_id: int, *, source: int, target: int) -> Moved:
        rows = self._rows(organization_id, source)
        ids = self._free(rows, self._rows(organization_id, target))
        return Moved(ids, len(ids), self._give(organization_id, ids, old=source, new=target))

    def move_back(
        self, organization_id: int, *, source: int, target: int, record: Any
    ) -> Sequence[Any]:
        rows = self._rows(organization_id, target).filter(pk__in=record)
        ids = self._free(rows, self._rows(organization_id, source))
        return self._give(organization_id, ids, old=target, new=source)

    def count(self, organization_id: int, ids: Sequence[int]) -> int:
        where = {"organization_id": organization_id, f"{self.column}__in": ids}
        return int(self.model._default_manager.filter(**where, **dict(self.only)).count())

    def _rows(self, organization_id: int, person_id: int) -> QuerySet[Any]:
        where = {"organization_id": organization_id, self.column: person_id}
        rows: QuerySet[Any] = self.model._default_manager.filter(**where, **dict(self.only))
        return rows

    def _free(self, rows: QuerySet[Any], there: QuerySet[Any]) -> list[int]:
        taken = set(there.values_list(*self.once)) if self.once else set()
        found = rows.order_by("pk").values_list("pk", *self.once)
        return [pk for pk, *rest in found if not self.once or tuple(rest) not in taken]

    def _give(
        self, organization_id: int, ids: Sequence[int], *, old: int, new: int
    ) -> list[Change]:
        rows = self.model._default_manager.filter(organization_id=organization_id, pk__in=ids)
        values: dict[str, Any] = {self.column: new}
        if self.carries:
            person = Person.objects.get(organization_id=organization_id, pk=new)
            values |= {
                "kind": person.kind,
                "is_living": person.deleted_at is None,
                "sort_key": person.sort_key,
            }
        if self.subject:
            values["version"] = F("version") + 1
        rows.update(**values)
        if not self.subject:
            return []
        # People stand in other histories as ids alone; see history/naming.py.
        change = {self.column: {"old": {"id": old}, "new": {"id": new}}}
        return [Change(f"{self.subject}.edited", self.subject, pk, dict(change)) for pk in ids]
