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
    """`order` and the columns of `where` stand in every arm's table, under one index. `parted`: a
    flag that stands before the order in that index and is not asked for; rows come from both of
    its sides. `within` bounds the order, on the alias t: a constant of code."""

    order: str
    where: Mapping[str, Any]
    size: int
    cursor: Cursor | None = None
    is_descending: bool = False
    parted: str = ""
    within: str = ""


def select_page(arms: Sequence[Arm], actor: Actor, page: Page) -> Select:
    """At most `size` rows (id, k) in order; a backward cursor gives the page before, in order."""
    values: dict[str, Any] = {**values_of(actor), **page.where}
    is_back = page.cursor is not None and page.cursor.is_backward
    direction = "ASC" if page.is_descending == is_back else "DESC"
    compare = ""
    if page.cursor is not None:
        values |= {"place_key": page.cursor.sort_key, "place_id": Int8(page.cursor.id)}
        compare = ">" if direction == "ASC" else "<"
    asked = _conditions(page.where, page.within)
    # Written out: of a number that it does not know the database expects a tenth of all rows, and
    # plans anew each time rather than keep a plan for so many.
    first = _First(page.order, asked, page.parted, compare, direction, str(page.size))
    read = "DESC" if page.is_descending else "ASC"
    held = held_arms(arms, actor)
    taken = tuple(each for arm in held for each in _in_pages(arm))
    return Select(_page_text(taken, first, read), values)


def select_count(
    arms: Sequence[Arm],
    actor: Actor,
    *,
    order: str,
    where: Mapping[str, Any],
    cap: int,
    parted: str = "",
    within: str = "",
) -> Select:
    """How many rows all pages together have; one more than the cap means "more than the cap"."""
    # In the order of the index, which keeps the database from reading the table instead.
    first = _First(order, _conditions(where, within), parted, "", "ASC", str(cap + 1))
    text = _count_text(tuple(held_arms(arms, actor)), first)
    return Select(text, {**values_of(actor), **where})


@dataclass(frozen=True)
class _First:
    """Which rows every arm gives. `compare`: on which side of a place they lie; nothing for the
    first page."""

    order: str
    conditions: tuple[str, ...]
    parted: str
    compare: str
    direction: str
    most: str


def _conditions(where: Mapping[str, Any], within: str) -> tuple[str, ...]:
    """Flags are written out: an index may be of the rows alone that have them."""
    asked = tuple(
        ("" if value else "NOT ") + f"t.{column}"
        if isinstance(value, bool)
        else f"t.{column} = %({column})s"
        for column, value in where.items()
    )
    return (*asked, within) if within else asked


@lru_cache(maxsize=256)
def _page_text(arms: tuple[Arm, ...], first: _First, read: str) -> str:
    """`read`: the direction in which the page is read."""
    sought = first.direction
    return (
        f"SELECT id, k FROM (SELECT id, k FROM ({_unite(arms, first)}) united "  # noqa: S608
        f"ORDER BY k {sought}, id {sought} LIMIT {first.most}) page ORDER BY k {read}, id {read}"
    )


@lru_cache(maxsize=256)
def _count_text(arms: tuple[Arm, ...], first: _First) -> str:
    """Ways that grow out of the others are only gone where these lead to too few."""
    most = first.most
    rows = _some_of(tuple(arm for arm in arms if arm.in_pages is None), first)
    grown = tuple(each for arm in arms for each in arm.in_pages or ())
    if not grown:
        return f"SELECT count(*) FROM ({rows}) counted"  # noqa: S608
    return (
        f"WITH others AS MATERIALIZED ({rows}) SELECT count(*) FROM (SELECT id FROM ("  # noqa: S608
        f"SELECT id FROM others UNION SELECT id FROM ({_unite(grown, first)}) grown "
        f"WHERE (SELECT count(*) FROM others) < {most}) united LIMIT {most}) counted"
    )


def _in_pages(arm: Arm) -> tuple[Arm, ...]:
    return (arm,) if arm.in_pages is None else arm.in_pages


def _some_of(arms: tuple[Arm, ...], first: _First) -> str:
    """No row stands twice in a table of rows, so that arms over such tables alone need not be read
    to their ends: of this many rows enough are different ones."""
    if all(arm.row == "id" for arm in arms):
        texts = [_name_slots(_take_first(arm, first, once=True)) for arm in arms] or [_NOTHING]
        rows = " UNION ALL ".join(f"(SELECT id FROM ({text}) one)" for text in texts)  # noqa: S608
        most = f"{max(len(arms), 1)} * {first.most}"
        enough = f"SELECT id FROM ({rows}) every LIMIT {most}"  # noqa: S608
        united = f"SELECT DISTINCT id FROM ({enough}) enough"  # noqa: S608
    else:
        united = _unite(arms, first)
    return f"SELECT id FROM ({united}) united LIMIT {first.most}"  # noqa: S608


def _unite(arms: tuple[Arm, ...], first: _First) -> str:
    """No row comes twice, by whichever arms and keys it is seen."""
    texts = [_name_slots(_take_first(arm, first)) for arm in arms]
    return " UNION ".join(f"({text})" for text in texts) or _NOTHING


def _take_first(arm: Arm, first: _First, *, once: bool = False) -> str:
    """Of each key of the arm. `once`: the rows of a table of rows come as they are read."""
    order, direction = first.order, first.direction
    seek = "" if arm.keys is None else f" AND t.{arm.seek} = keys.key"
    narrowed = "".join(f" AND {each}" for each in first.conditions)
    if first.parted:
        narrowed += f" AND t.{first.parted} = parts.part"
    if first.compare:
        place = f"(t.{order}, t.{arm.row}) {first.compare}"
        narrowed += f" AND {place} (%(place_key)s::text, %(place_id)s::bigint)"
    rows = (
        f"SELECT t.{arm.row} AS id, t.{order} AS k FROM {arm.table} t "  # noqa: S608
        f"WHERE t.organization_id = :organization{seek} AND {arm.rest}{narrowed} "
        f"ORDER BY t.{order} {direction}, t.{arm.row} {direction} LIMIT {first.most}"
    )
    each, every = ("", "DISTINCT ") if once else ("DISTINCT ", "")
    keys = f"(SELECT {every}key FROM ({arm.keys}) AS given(key)) AS keys"  # noqa: S608
    seeks = [] if arm.keys is None else [keys]
    if first.parted:
        seeks.append("(VALUES (TRUE), (FALSE)) AS parts(part)")
    if not seeks:
        return rows
    return (
        f"SELECT {each}l.id, l.k FROM {' CROSS JOIN '.join(seeks)} "  # noqa: S608
        f"CROSS JOIN LATERAL ({rows}) l"
    )


def _name_slots(text: str) -> str:
    return SLOT.sub(lambda match: f"%({match.group(1)})s::{CASTS[match.group(1)]}", text)
