"""What becomes of rows that name a company when two are merged, and when the two part again?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from naryad.companies.models import Company
from naryad.core.dependents import Moved
from naryad.history.naming import names_in
from naryad.history.recording import Change


def _nothing(_ids: Sequence[int], *, organization_id: int) -> int:
    return 0


@dataclass(frozen=True)
class ColumnMover:
    """Of one table: all its rows go over, the deleted ones too, for they may come back.

    `column` names the company. `count(organization_id, ids)`: how many are said to go, where that
    is not all of them. `settle` makes what is computed follow.
    """

    model: Any
    subject: str
    column: str = "company_id"
    count: Callable[[int, Sequence[int]], int] | None = None
    settle: Callable[..., int] = _nothing

    def move(self, organization_id: int, *, source: int, target: int) -> Moved:
        rows = self._rows(organization_id, source)
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        count = len(ids) if self.count is None else self.count(organization_id, [source])
        return Moved(ids, count, self._give(organization_id, ids, old=source, new=target))

    def move_back(
        self, organization_id: int, *, source: int, target: int, record: Any
    ) -> Sequence[Any]:
        rows = self._rows(organization_id, target).filter(pk__in=record)
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        return self._give(organization_id, ids, old=target, new=source)

    def _rows(self, organization_id: int, company_id: int) -> QuerySet[Any]:
        where = {"organization_id": organization_id, self.column: company_id}
        rows: QuerySet[Any] = self.model._default_manager.filter(**where)
        return rows

    def _give(
        self, organization_id: int, ids: Sequence[int], *, old: int, new: int
    ) -> list[Change]:
        rows = self.model._default_manager.filter(organization_id=organization_id, pk__in=ids)
        rows.update(**{self.column: new}, version=F("version") + 1)
        self.settle(ids, organization_id=organization_id)
        names = names_in(Company)(organization_id, (old, new))
        change = {
            side: {"id": company_id, "name": names.get(company_id, "")}
            for side, company_id in (("old", old), ("new", new))
        }
        kind = f"{self.subject}.edited"
        return [Change(kind, self.subject, pk, {"company_id": dict(change)}) for pk in ids]
