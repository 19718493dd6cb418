"""Which page of a list of people does somebody see?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.statements import Select
from naryad.core.cursors import Cursor
from naryad.lists.counting import count_each
from naryad.lists.paging import COUNT_CAP, ListPage, cut_page
from naryad.lists.people_conditions import PeopleConditions
from naryad.lists.people_matching import matching_people
from naryad.lists.people_rows import PersonRow, read_and_count, read_rows
from naryad.lists.people_sorting import Order, order_people
from naryad.people.visibility import number_of_people, page_of_people

SIZE = 50
# More people can only stand by name: no index helps to order them by anything else.
SORT_CAP = 10_000
_KEYS = """
SELECT id, place AS k FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS given (id, place)"""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """`found` may stop one above COUNT_CAP. `order` is the one that was used: more people than
    SORT_CAP can only stand by name, and `is_too_long_to_sort` says so."""

    page: ListPage[PersonRow]
    found: int
    order: Order
    is_too_long_to_sort: bool


def read_page(
    conditions: PeopleConditions,
    order: Order,
    *,
    actor: Actor,
    at: datetime,
    cursor: Cursor | None = None,
) -> PeoplePage:
    if order == Order() and not conditions.active:
        return _read_plain(conditions.kind, actor=actor, at=at, cursor=cursor)
    found = _count(conditions, order, actor=actor, at=at)
    is_too_long = order.by != Order().by and found > SORT_CAP
    if is_too_long:
        order, cursor = Order(), None
    page = _read_rows(conditions, order, actor=actor, at=at, cursor=cursor)
    if not page.rows and cursor is not None:
        # Whoever stood beyond this place is gone: begin anew.
        page = _read_rows(conditions, order, actor=actor, at=at, cursor=None)
    return PeoplePage(page, found, order, is_too_long)


def count_everybody(kind: Kind, *, actor: Actor) -> int:
    """Of the kind whom the actor sees; stops one above COUNT_CAP."""
    ((count,),) = number_of_people(actor, kind=kind, cap=COUNT_CAP).rows()
    return int(count)


def _read_plain(kind: Kind, *, actor: Actor, at: datetime, cursor: Cursor | None) -> PeoplePage:
    """Everybody by name, which is what most pages show: rows and number in one query."""
    page = page_of_people(actor, kind=kind, size=SIZE + 1, cursor=cursor)
    number = number_of_people(actor, kind=kind, cap=COUNT_CAP)
    rows, found = read_and_count(page, number, kind=kind, actor=actor, at=at)
    if not rows and cursor is not None:
        return _read_plain(kind, actor=actor, at=at, cursor=None)
    return PeoplePage(_cut(rows, {}, cursor=cursor), found, Order(), is_too_long_to_sort=False)


def _count(conditions: PeopleConditions, order: Order, *, actor: Actor, at: datetime) -> int:
    cap = COUNT_CAP if order.by == Order().by else SORT_CAP
    (count,) = count_each([matching_people(conditions, actor=actor, at=at)], cap=cap)
    return count


def _read_rows(
    conditions: PeopleConditions,
    order: Order,
    *,
    actor: Actor,
    at: datetime,
    cursor: Cursor | None,
) -> ListPage[PersonRow]:
    people = matching_people(conditions, actor=actor, at=at)
    keys = order_people(people, order, actor=actor, cursor=cursor, most=SIZE + 1)
    page = Select(_KEYS, {"ids": [row_id for row_id, _key in keys]})
    rows = read_rows(page, kind=conditions.kind, actor=actor, at=at)
    return _cut(rows, dict(keys), cursor=cursor)


def _cut(
    rows: list[PersonRow], keys: Mapping[int, str], *, cursor: Cursor | None
) -> ListPage[PersonRow]:
    """Of one row more than a page holds, to know whether there is another page. `keys`: what the
    rows stand by, where that is not the name."""
    if cursor is not None and cursor.is_backward:
        # Pages are cut in the order in which rows were sought.
        rows.reverse()
    return cut_page(
        rows,
        size=SIZE,
        cursor=cursor,
        place=lambda row: (keys.get(row.id, row.sort_key), row.id),
    )
