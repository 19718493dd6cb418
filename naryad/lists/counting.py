"""How many rows are in each of several sets, as far as anybody reads the numbers?"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from naryad.lists.paging import COUNT_CAP


def count_each(sets: Sequence[QuerySet[Any]], *, cap: int = COUNT_CAP) -> list[int]:
    """All in one query; one more than the cap means "more than the cap"."""
    counts: list[str] = []
    values: list[Any] = []
    for each in sets:
        try:
            sql, bound = each.order_by().values("pk")[: cap + 1].query.sql_with_params()
        except EmptyResultSet:
            sql, bound = "SELECT 1 WHERE FALSE", ()
        # The text is that of a queryset; its values travel apart.
        counts.append(f"(SELECT count(*) FROM ({sql}) counted)")  # noqa: S608
        values.extend(bound)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", values)
        return list(cursor.fetchone())
