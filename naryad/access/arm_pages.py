"""Which rows stand on one page of what somebody sees, and how many are there?

Every arm gives its first rows from an index, and these are united: the cost is that of a page,
however deep it lies and however many rows there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from psycopg.types.numeric import Int8

from naryad.access.actor import Actor
from naryad.access.arms import SLOT, Arm, held_arms
from naryad.access.statements import CASTS, Select, values_of
from naryad.core.cursors import Cursor

_NOTHING = "SELECT NULL::bigint AS id, NULL::text AS k WHERE FALSE"


@dataclass(frozen=True)
class Page:
    """`order` and the columns of `where` stand in every arm's table, under one index."""

    order: str
    where: Mapping[str, Any]
    size: int
    cursor: Cursor | None = None


def select_page(arms: Sequence[Arm], actor: Actor, page: Page) -> Select:
    """At most `size` rows (id, k) in order; a backward cursor gives the page before, in order."""
    values: dict[str, Any] = {**values_of(actor), **page.where, "size": page.size}
    if page.cursor is not None:
        values |= {"place_key": page.cursor.sort_key, "place_id": Int8(page.cursor.id)}
    direction = "" if page.cursor is None else "<" if page.cursor.is_backward else ">"
    held = tuple(held_arms(arms, actor))
    return Select(_page_text(held, page.order, tuple(page.where), direction), values)


def select_count(
    arms: Sequence[Arm], actor: Actor, *, order: str, where: Mapping[str, Any], cap: int
) -> Select:
    """How many rows all pages together have; one more than the cap means "more than the cap"."""
    text = _count_text(tuple(held_arms(arms, actor)), order, tuple(where), cap + 1)
    return Select(text, {**values_of(actor), **where})


@lru_cache(maxsize=256)
def _page_text(arms: tuple[Arm, ...], order: str, where: tuple[str, ...], compare: str) -> str:
    """`compare`: on which side of a place the page lies; nothing for the first page."""
    direction, most = "DESC" if compare == "<" else "ASC", "%(size)s::int"
    united = _unite(arms, _First(order, where, compare, direction, most))
    return (
        f"SELECT id, k FROM (SELECT id, k FROM ({united}) united "  # noqa: S608
        f"ORDER BY k {direction}, id {direction} LIMIT {most}) page ORDER BY k, id"
    )


@lru_cache(maxsize=256)
def _count_text(arms: tuple[Arm, ...], order: str, where: tuple[str, ...], most: int) -> str:
    """In the order of the index, which keeps the database from reading the table instead."""
    united = _unite(arms, _First(order, where, "", "ASC", str(most)))
    return f"SELECT count(*) FROM (SELECT id FROM ({united}) united LIMIT {most}) counted"  # noqa: S608


@dataclass(frozen=True)
class _First:
    """Which rows every arm gives."""

    order: str
    where: tuple[str, ...]
    compare: str
    direction: str
    most: str


def _unite(arms: tuple[Arm, ...], first: _First) -> str:
    """No row comes twice, by whichever arms and keys it is seen."""
    texts = [_name_slots(_take_first(arm, first)) for arm in arms]
    return " UNION ".join(f"({text})" for text in texts) or _NOTHING


def _take_first(arm: Arm, first: _First) -> str:
    """Of each key of the arm."""
    order, direction = first.order, first.direction
    seek = "" if arm.keys is None else f" AND t.{arm.seek} = keys.key"
    narrowed = "".join(f" AND t.{column} = %({column})s" for column in first.where)
    if first.compare:
        place = f"(t.{order}, t.{arm.row}) {first.compare}"
        narrowed += f" AND {place} (%(place_key)s::text, %(place_id)s::bigint)"
    rows = (
        f"SELECT t.{arm.row} AS id, t.{order} AS k FROM {arm.table} t "  # noqa: S608
        f"WHERE t.organization_id = :organization{seek} AND {arm.rest}{narrowed} "
        f"ORDER BY t.{order} {direction}, t.{arm.row} {direction} LIMIT {first.most}"
    )
    if arm.keys is None:
        return rows
    return (
        f"SELECT DISTINCT l.id, l.k FROM ({arm.keys}) AS keys(key) "  # noqa: S608
        f"CROSS JOIN LATERAL ({rows}) l"
    )


def _name_slots(text: str) -> str:
    return SLOT.sub(lambda match: f"%({match.group(1)})s::{CASTS[match.group(1)]}", text)
