"""Since when and until when does a person belong to a company?

The links are dated rows, and rights follow those of today. A link that ends does so yesterday, so
that its rights end at once; one that had begun only today never was.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from naryad.access.kind import Kind
from naryad.core.bulk import insert_cells, write_rows
from naryad.people.models import Employment, Person
from naryad.people.models.links import SIDE_OF_KIND


@dataclass
class EmploymentBook:
    """The rows of some people that have not ended, and what is to become of them."""

    today: date
    unended: dict[int, list[Employment]] = field(default_factory=lambda: defaultdict(list))
    _begun: list[dict[str, Any]] = field(default_factory=list)
    _ended: list[int] = field(default_factory=list)
    _dropped: list[int] = field(default_factory=list)
    _changed: dict[int, Employment] = field(default_factory=dict)

    def current(self, person_id: int) -> list[Employment]:
        """Those of today."""
        return [row for row in self.unended.get(person_id, []) if row.since <= self.today]

    def has_later(self, person_id: int) -> bool:
        return any(row.since > self.today for row in self.unended.get(person_id, []))

    def begin(self, person: Person, company_id: int) -> None:
        """From today; a link that was to begin later begins now."""
        side = SIDE_OF_KIND[Kind(person.kind)]
        for row in self.unended.get(person.pk, []):
            if row.company_id == company_id and row.since > self.today:
                self._change(row, since=self.today, side=side)
                return
        self._begun.append(_begin(person, company_id, since=self.today))

    def end(self, person_id: int, company_ids: Collection[int]) -> None:
        for row in self.current(person_id):
            if row.company_id in company_ids:
                self._end(row)

    def move_to_side_of(self, person: Person) -> None:
        """After a conversion every company of today stays, on the other side; none comes back."""
        for row in self.current(person.pk):
            if row.since == self.today:
                self._change(row, since=row.since, side=SIDE_OF_KIND[Kind(person.kind)])
                continue
            self._end(row)
            self._begun.append(_begin(person, row.company_id, since=self.today, like=row))

    def rename_position(self, person: Person) -> None:
        """The card has one position; it is the one held today."""
        for row in self.current(person.pk):
            row.position = person.position
            self._changed[row.pk] = row

    def write(self) -> None:
        """After the people, whose columns the new rows carry."""
        if self._dropped:
            Employment.objects.filter(pk__in=self._dropped).delete()
        if self._ended:
            yesterday = self.today - timedelta(days=1)
            Employment.objects.filter(pk__in=self._ended).update(till=yesterday)
        gone = {*self._dropped, *self._ended}
        changed = [row for row in self._changed.values() if row.pk not in gone]
        write_rows(changed, fields=("since", "side", "position"))
        insert_cells(Employment, self._begun)

    def _end(self, row: Employment) -> None:
        (self._dropped if row.since >= self.today else self._ended).append(row.pk)

    def _change(self, row: Employment, *, since: date, side: str) -> None:
        row.since, row.side = since, side
        self._changed[row.pk] = row


def read_employments(
    person_ids: Iterable[int], *, organization_id: int, today: date
) -> EmploymentBook:
    book = EmploymentBook(today)
    rows = Employment.objects.filter(
        Q(till=None) | Q(till__gte=today),
        organization_id=organization_id,
        person_id__in=set(person_ids),
    )
    for row in rows.order_by("pk"):
        book.unended[row.person_id].append(row)
    return book


def _begin(
    person: Person, company_id: int, *, since: date, like: Employment | None = None
) -> dict[str, Any]:
    return {
        "organization_id": person.organization_id,
        "person_id": person.pk,
        "kind": person.kind,
        "is_living": person.deleted_at is None,
        "sort_key": person.sort_key,
        "company_id": company_id,
        "side": SIDE_OF_KIND[Kind(person.kind)],
        "position": like.position if like else person.position,
        "since": since,
        "till": like.till if like else None,
    }
