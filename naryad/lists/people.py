"""Which page of a list of people does somebody see?"""

from dataclasses import dataclass
from datetime import datetime

from naryad.access.actor import Actor
from naryad.core.cursors import Cursor
from naryad.lists.counting import count_each
from naryad.lists.paging import COUNT_CAP, ListPage, cut_page
from naryad.lists.people_conditions import PeopleConditions
from naryad.lists.people_matching import matching_people
from naryad.lists.people_rows import PersonRow, read_rows
from naryad.lists.people_sorting import Order, order_people
from naryad.people.visibility import page_of_people

SIZE = 50


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """`found`, and `everybody` of the kind whom the actor sees, stop one above COUNT_CAP. `order`
    is the one that was used: more people than that can only stand by name, and
    `is_too_long_to_sort` says so."""

    page: ListPage[PersonRow]
    found: int
    everybody: int
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
    asked = (conditions, PeopleConditions(conditions.kind)) if conditions.active else (conditions,)
    counts = count_each([matching_people(each, actor=actor, at=at) for each in asked])
    found, everybody = counts[0], counts[-1]
    is_too_long = order.by != Order().by and found > COUNT_CAP
    if is_too_long:
        order, cursor = Order(), None
    page = _read_rows(conditions, order, actor=actor, at=at, cursor=cursor)
    if not page.rows and cursor is not None:
        # Whoever stood beyond this place is gone: begin anew.
        page = _read_rows(conditions, order, actor=actor, at=at, cursor=None)
    return PeoplePage(page, found, everybody, order, is_too_long)


def _read_rows(
    conditions: PeopleConditions,
    order: Order,
    *,
    actor: Actor,
    at: datetime,
    cursor: Cursor | None,
) -> ListPage[PersonRow]:
    keys = _read_keys(conditions, order, actor=actor, at=at, cursor=cursor)
    if cursor is not None and cursor.is_backward:
        # Pages are cut in the order in which rows were sought.
        keys.reverse()
    rows = read_rows([row_id for row_id, _key in keys], kind=conditions.kind, actor=actor, at=at)
    sort_keys = dict(keys)
    return cut_page(
        rows,
        size=SIZE,
        cursor=cursor,
        place=lambda row: (sort_keys[row.id] or row.sort_key, row.id),
    )


def _read_keys(
    conditions: PeopleConditions,
    order: Order,
    *,
    actor: Actor,
    at: datetime,
    cursor: Cursor | None,
) -> list[tuple[int, str]]:
    """(id, sort key), one row more than a page holds, to know whether there is another page; the
    keys of the plain list are the names, which the rows know."""
    if order == Order() and not conditions.active:
        ids = page_of_people(actor, kind=conditions.kind, size=SIZE + 1, cursor=cursor)
        return [(row_id, "") for row_id in ids]
    people = matching_people(conditions, actor=actor, at=at)
    return order_people(people, order, actor=actor, cursor=cursor, most=SIZE + 1)
