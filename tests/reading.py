"""How many rows of a table does the database look at, to answer what a test asks?"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def count_rows_read(ask: Callable[[], Any], *tables: str) -> int:
    """Of these tables, in all queries of one call: rows that were used and rows that were looked
    at in vain. Each query is explained as it was sent, with its values."""
    with CaptureQueriesContext(connection) as queries:
        ask()
    plans = [_explain(query["sql"]) for query in queries if query["sql"].startswith("SELECT")]
    return sum(_read(node) for plan in plans for node in _nodes(plan) if _is_of(node, tables))


def _explain(sql: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        (found,) = cursor.fetchone()
    plan: dict[str, Any] = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return plan


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _is_of(node: dict[str, Any], tables: tuple[str, ...]) -> bool:
    return node.get("Relation Name") in tables


def _read(node: dict[str, Any]) -> int:
    """The figures of a node are those of one of its loops."""
    in_vain = ("Rows Removed by Filter", "Rows Removed by Index Recheck")
    seen = node["Actual Rows"] + sum(node.get(each, 0) for each in in_vain)
    return int(seen * node["Actual Loops"])
