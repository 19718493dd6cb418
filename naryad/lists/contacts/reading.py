"""Which contact persons stand on a page, and how many are there?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from naryad.companies.models import Company
from naryad.core.contact_persons import CELLS
from naryad.lists.contacts.contact_list import ROW

_TABLE = Company._meta.db_table
_ROWS = f"""{_TABLE} CROSS JOIN LATERAL
jsonb_array_elements({_TABLE}.contact_persons) WITH ORDINALITY AS {ROW} (cells, place)"""
_COMPANY, _PLACE = f"{_TABLE}.id", f"{ROW}.place"
_NAME = f"replace(lower(coalesce({ROW}.cells ->> 'name', '')), 'ё', 'е')"


class Place(NamedTuple):
    """What a row stands by. `name` as it is compared."""

    company: int
    place: int
    name: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    stands: Place
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class _By:
    column: str
    is_descending: bool
    of: str
    kind: str


_NEWEST, _OLDEST = (_By(_COMPANY, down, "company", "bigint") for down in (True, False))
_IN_CARD = _By(_PLACE, False, "place", "bigint")
# Those of one company always stand as on its card.
ORDERS: dict[str, Sequence[_By]] = {
    "-company": (_NEWEST, _IN_CARD),
    "company": (_OLDEST, _IN_CARD),
    "name": (_By(_NAME, False, "name", "text"), _NEWEST, _IN_CARD),
    "-name": (_By(_NAME, True, "name", "text"), _NEWEST, _IN_CARD),
}


def read_contacts(
    companies: QuerySet[Company], *, sort: str, after: Place | None, most: int
) -> list[ContactRow]:
    """The first `most` of what `ContactList.matching` has found; `after`: beyond this place."""
    order = ORDERS[sort]
    beyond, bound = _say_beyond(order, after) if after else ("TRUE", [])
    by = ", ".join(f"{each.column} {'DESC' if each.is_descending else 'ASC'}" for each in order)
    columns = f"{_COMPANY}, {_PLACE}, {_NAME}, {ROW}.cells"
    found = _ask(companies, columns, f"AND {beyond} ORDER BY {by} LIMIT %s::int", [*bound, most])
    return [ContactRow(Place(*row[:3]), _cells(row[3])) for row in found]


def count_contacts(companies: QuerySet[Company], *, cap: int | None = None) -> int:
    """One more than the cap means "more than the cap"."""
    rest, bound = ("", []) if cap is None else (" LIMIT %s::int", [cap + 1])
    ((count,),) = _ask(companies, "1", rest, bound, around="SELECT count(*) FROM ({}) counted") or (
        (0,),
    )
    return int(count)


def _ask(
    companies: QuerySet[Company],
    columns: str,
    rest: str,
    values: Sequence[Any],
    *,
    around: str = "{}",
) -> list[tuple[Any, ...]]:
    """The query about companies speaks of one table, so that its conditions fit any that reads
    the rows beside it."""
    query = companies.order_by().query
    try:
        where, bound = query.get_compiler(connection=connection).compile(query.where)
    except EmptyResultSet:
        return []
    joined = {alias for alias, uses in query.alias_refcount.items() if uses}
    assert joined == {_TABLE}, joined
    # Texts of code alone; all that anybody has typed travels apart.
    text = f"SELECT {columns} FROM {_ROWS} WHERE ({where}) {rest}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(around.format(text), [*bound, *values])
        return list(cursor.fetchall())


def _say_beyond(order: Sequence[_By], after: Place) -> tuple[str, list[Any]]:
    """All of the order are equal up to one that lies beyond; the first says it once more in a way
    that an index can use."""
    first = order[0]
    side = "<=" if first.is_descending else ">="
    ways, bound = [], [getattr(after, first.of)]
    for number, last in enumerate(order):
        ways.append(" AND ".join(_say_way(order[:number], last)))
        bound += [getattr(after, each.of) for each in (*order[:number], last)]
    return f"{first.column} {side} %s::{first.kind} AND ({' OR '.join(ways)})", bound


def _say_way(equal: Sequence[_By], last: _By) -> Iterator[str]:
    yield from (f"{each.column} = %s::{each.kind}" for each in equal)
    yield f"{last.column} {'<' if last.is_descending else '>'} %s::{last.kind}"


def _cells(text: str) -> dict[str, str]:
    kept = orjson.loads(text)
    return {cell: str(kept.get(cell) or "") for cell in CELLS}
