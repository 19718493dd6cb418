"""Which page of a list does somebody see?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic

from django.db.models import F
from django.db.models.expressions import Combinable, RawSQL

from naryad.core.cursors import Cursor
from naryad.core.plans import planned_anew
from naryad.lists.counting import count_each
from naryad.lists.noun_lists import NounList, R, Rows
from naryad.lists.ordering import order_rows
from naryad.lists.paging import COUNT_CAP, ListPage, cut_page, fit_cursor
from naryad.lists.questions import Order, Question

SIZE = 50
# More rows can only stand in the list's own order: no index helps with any other.
SORT_CAP = 10_000


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """`question` is the one that was answered: of more rows than SORT_CAP the order is the
    list's own, and `is_too_long_to_sort` says so. `count` may stop one above its cap. `newest`: a
    search looked only through so many of the newest; 0: through all."""

    page: ListPage[R]
    count: int
    question: Question
    is_too_long_to_sort: bool = False
    newest: int = 0


def read_page(asked: NounList[R], question: Question, *, cursor: Cursor | None) -> Found[R]:
    """Raises Invalid for conditions, and leaves out an order, that the reader may not use."""
    question = replace(question, order=_usable_order(asked, question.order))
    if asked.plain is not None and asked.is_plain(question):
        return _read_plain(asked, question, cursor=cursor)
    searched = asked.searched(question)
    matching, count = _narrow(searched.rows)
    if not count and question.q:
        matching, count = _narrow(asked.matching_alike(question))
    if question.order.key and count > COUNT_CAP:
        (count,) = count_each([matching], cap=SORT_CAP)
    is_too_long = bool(question.order.key) and count > SORT_CAP
    if is_too_long:
        question, cursor = replace(question, order=Order()), None
    page = _read_rows(asked, matching, question, cursor=cursor)
    if not page.rows and cursor is not None:
        # Whatever stood beyond this place is gone: begin anew.
        page = _read_rows(asked, matching, question, cursor=None)
    return Found(page, count, question, is_too_long, searched.newest)


def ids_in_order(asked: NounList[R], question: Question) -> Iterator[int]:
    """Of all that is found, however many. Raises Invalid as above."""
    key, is_descending = _key_of(asked, _usable_order(asked, question.order))
    rows = asked.matching_all(question).annotate(list_key=key)
    order = ("-list_key", "-pk") if is_descending else ("list_key", "pk")
    yield from rows.order_by(*order).values_list("pk", flat=True).iterator(chunk_size=10_000)


def _narrow(matching: Rows) -> tuple[Rows, int]:
    """How many they are, up to one more than COUNT_CAP. Of no more the ids are known now: nothing
    is sought a second time."""
    with planned_anew():
        found = list(matching.order_by().values_list("pk", flat=True)[: COUNT_CAP + 1])
    if len(found) > COUNT_CAP:
        return matching, len(found)
    # One value, where a thousand would have to be bound.
    known = RawSQL("SELECT unnest(%s::bigint[])", [found])
    return matching.model._default_manager.filter(pk__in=known), len(found)


def _usable_order(asked: NounList[R], order: Order) -> Order:
    field = asked.fields.get(order.key)
    return order if field is not None and field.order is not None else Order()


def _read_plain(asked: NounList[R], question: Question, *, cursor: Cursor | None) -> Found[R]:
    """What most pages show: rows and number in one query."""
    assert asked.plain is not None
    rows, count = asked.plain(asked.asker, question, cursor, SIZE + 1)
    if not rows and cursor is not None:
        return _read_plain(asked, question, cursor=None)
    return Found(_cut(asked, rows, {}, cursor=cursor), count, question)


def _read_rows(
    asked: NounList[R], matching: Rows, question: Question, *, cursor: Cursor | None
) -> ListPage[R]:
    key, is_descending = _key_of(asked, question.order)
    if not question.order.key and isinstance(asked.order, str):
        cursor = fit_cursor(cursor, matching, asked.order)
    with planned_anew():
        found = order_rows(matching, key, is_descending=is_descending, cursor=cursor, most=SIZE + 1)
    if cursor is not None and cursor.is_backward:
        found.reverse()
    rows = asked.read([row_id for row_id, _key in found], asked.asker)
    return _cut(asked, rows, dict(found), cursor=cursor)


def _key_of(asked: NounList[R], order: Order) -> tuple[Combinable, bool]:
    if not order.key:
        own = F(asked.order) if isinstance(asked.order, str) else asked.order
        return own, asked.is_newest_first
    field = asked.fields[order.key]
    assert field.order is not None
    return field.order(asked.actor, order.is_descending), order.is_descending


def _cut(
    asked: NounList[R], rows: list[R], keys: Mapping[int, str], *, cursor: Cursor | None
) -> ListPage[R]:
    """Of one row more than a page holds, to know whether there is another page. `keys`: what the
    rows stand by, where they were not read in the fast way."""
    if cursor is not None and cursor.is_backward:
        # Pages are cut in the order in which rows were sought.
        rows.reverse()
    return cut_page(
        rows,
        size=SIZE,
        cursor=cursor,
        place=lambda row: (keys.get(row.id) or asked.place(row), row.id),
    )
