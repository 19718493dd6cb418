"""In which orders can a list of people stand?"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import CharField, F, Func, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower, Replace

from naryad.access.actor import Actor
from naryad.accounts.models import Membership
from naryad.core.cursors import Cursor
from naryad.lists.employments import shown_employments
from naryad.people.models import Person


class PeopleSort(StrEnum):
    NAME = "name"
    COMPANY = "company"
    POSITION = "position"
    SEEN = "seen"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Order:
    by: PeopleSort = PeopleSort.NAME
    is_descending: bool = False

    def __str__(self) -> str:
        """As an address says it; nothing for the order that every list has by itself."""
        if self == Order():
            return ""
        return f"-{self.by}" if self.is_descending else str(self.by)


def read_order(given: str) -> Order:
    name = given.removeprefix("-")
    if name not in set(PeopleSort):
        return Order()
    return Order(PeopleSort(name), given.startswith("-"))


def order_people(
    people: QuerySet[Person], order: Order, *, actor: Actor, cursor: Cursor | None, most: int
) -> list[tuple[int, str]]:
    """(id, key) of the next rows, or of those before when the cursor looks back; always in the
    list's order. Every key is a text that is never null, so that a cursor can stand between any
    two rows; people without a value come last in both directions."""
    looks_back = cursor is not None and cursor.is_backward
    upwards = order.is_descending == looks_back
    people = people.annotate(list_key=_key(order, actor))
    if cursor is not None:
        key, last = cursor.sort_key, cursor.id
        beyond = (
            Q(list_key__gte=key) & (Q(list_key__gt=key) | Q(pk__gt=last))
            if upwards
            else Q(list_key__lte=key) & (Q(list_key__lt=key) | Q(pk__lt=last))
        )
        people = people.filter(beyond)
    ordered = people.order_by("list_key", "pk") if upwards else people.order_by("-list_key", "-pk")
    rows = list(ordered.values_list("pk", "list_key")[:most])
    return rows[::-1] if looks_back else rows


def _key(order: Order, actor: Actor) -> Combinable:
    if order.by == PeopleSort.NAME:
        return F("sort_key")
    without = "0" if order.is_descending else "2"
    return Func(
        _VALUES[order.by](actor),
        template=f"coalesce('1' || nullif(%(expressions)s, ''), '{without}')",
        output_field=CharField(),
    )


def _position(_actor: Actor) -> Combinable:
    return Replace(Lower("position"), Value("ё"), Value("е"))


def _added(_actor: Actor) -> Combinable:
    return _as_text("created_at")


def _last_seen(actor: Actor) -> Combinable:
    current = Membership.objects.filter(
        organization_id=actor.organization_id, person_id=OuterRef("pk"), ended_at=None
    )
    return Subquery(current.values_list(_as_text("last_seen_at"))[:1])


def _first_company(actor: Actor) -> Combinable:
    links = shown_employments(actor).filter(person_id=OuterRef("pk"))
    first = links.order_by().values("person_id").annotate(first=Min("company__sort_key"))
    return Subquery(first.values("first"))


def _as_text(column: str) -> Func:
    return Func(
        F(column),
        template="to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')",
        output_field=CharField(),
    )


_VALUES = {
    PeopleSort.COMPANY: _first_company,
    PeopleSort.POSITION: _position,
    PeopleSort.SEEN: _last_seen,
    PeopleSort.ADDED: _added,
}
