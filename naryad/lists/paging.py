"""Which rows stand on one page of a list, and where do its neighbors begin?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, QuerySet

from naryad.core.cursors import Cursor

# Nobody reads further; counting ten times as many would cost more than the page itself.
COUNT_CAP = 1_000
M = TypeVar("M", bound=Model)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[R]):
    """`before` and `after` are tokens of the neighboring pages, empty at an end of the list."""

    rows: Sequence[R]
    before: str = ""
    after: str = ""


def take_page(
    rows: QuerySet[M],
    *,
    order: str,
    cursor: Cursor | None,
    size: int,
    newest_first: bool = False,
) -> ListPage[M]:
    """One page by the column `order`, which is never null; the id breaks ties."""
    cursor = fit_cursor(cursor, rows, order)
    down = newest_first != looks_back(cursor)
    sign = "-" if down else ""
    beyond = _beyond(rows, order, cursor, down=down)
    return cut_page(
        list(beyond.order_by(f"{sign}{order}", f"{sign}pk")[: size + 1]),
        size=size,
        cursor=cursor,
        place=lambda row: (str(getattr(row, order)), row.pk),
    )


def cut_page(
    found: list[R], *, size: int, cursor: Cursor | None, place: Callable[[R], tuple[str, int]]
) -> ListPage[R]:
    """From up to one row more than a page, in the order they were sought: the page in its order
    of reading. `place` tells a row's sort key and id."""
    back = looks_back(cursor)
    more, rows = len(found) > size, found[:size]
    if back:
        rows.reverse()
    if not rows:
        return ListPage(rows)
    has_before = more if back else cursor is not None
    has_after = back or more
    return ListPage(
        rows,
        Cursor(*place(rows[0]), is_backward=True).token() if has_before else "",
        Cursor(*place(rows[-1])).token() if has_after else "",
    )


def looks_back(cursor: Cursor | None) -> bool:
    return cursor is not None and cursor.is_backward


def fit_cursor(cursor: Cursor | None, rows: QuerySet[Any], order: str) -> Cursor | None:
    """A token of another list is ours by its signature; its key may be nothing of this order."""
    if cursor is None:
        return None
    column = rows.model._meta.get_field(order)
    assert isinstance(column, Field)
    try:
        column.to_python(cursor.sort_key)
    except ValidationError:
        return None
    return cursor


def _beyond(rows: QuerySet[M], order: str, cursor: Cursor | None, *, down: bool) -> QuerySet[M]:
    """The first condition lets an index be used, the second breaks ties."""
    if cursor is None:
        return rows
    side, seen = ("lte", "gte") if down else ("gte", "lte")
    return rows.filter(**{f"{order}__{side}": cursor.sort_key}).exclude(
        **{order: cursor.sort_key, f"pk__{seen}": cursor.id}
    )
