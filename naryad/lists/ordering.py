"""In which order do the rows of a list stand, and which of them come next?"""

from collections.abc import Callable
from typing import Any

from django.db.models import CharField, F, Func, Q, QuerySet
from django.db.models.expressions import Combinable

from naryad.access.actor import Actor
from naryad.core.cursors import Cursor
from naryad.lists.paging import looks_back

Rows = QuerySet[Any]


def order_rows(
    rows: Rows, key: Combinable, *, is_descending: bool, cursor: Cursor | None, most: int
) -> list[tuple[int, str]]:
    """(id, key) of the next rows, or of those before when the cursor looks back, in the order in
    which they were sought. The key is never null, so that a cursor can stand between any two."""
    upwards = is_descending == looks_back(cursor)
    rows = rows.annotate(list_key=key)
    if cursor is not None:
        rows = rows.filter(_beyond(cursor, upwards=upwards))
    ordered = rows.order_by("list_key", "pk") if upwards else rows.order_by("-list_key", "-pk")
    return [(row_id, str(found)) for row_id, found in ordered.values_list("pk", "list_key")[:most]]


def _beyond(cursor: Cursor, *, upwards: bool) -> Q:
    """The first condition lets an index be used, the second breaks ties."""
    key, last = cursor.sort_key, cursor.id
    if upwards:
        return Q(list_key__gte=key) & (Q(list_key__gt=key) | Q(pk__gt=last))
    return Q(list_key__lte=key) & (Q(list_key__lt=key) | Q(pk__lt=last))


def text_order(value: Callable[[Actor], Combinable]) -> Callable[[Actor, bool], Combinable]:
    """By a text; rows without one come last in both directions."""

    def key(actor: Actor, is_descending: bool) -> Combinable:
        without = "0" if is_descending else "2"
        return Func(
            value(actor),
            template=f"coalesce('1' || nullif(%(expressions)s, ''), '{without}')",
            output_field=CharField(),
        )

    return key


def column_order(column: str) -> Callable[[Actor, bool], Combinable]:
    """By a column that is never null."""
    return lambda _actor, _is_descending: F(column)


def moment_text(moment: str | Combinable) -> Func:
    return Func(
        F(moment) if isinstance(moment, str) else moment,
        template="to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')",
        output_field=CharField(),
    )


def folded(column: str) -> Func:
    return Func(
        F(column), template="replace(lower(%(expressions)s), 'ё', 'е')", output_field=CharField()
    )
