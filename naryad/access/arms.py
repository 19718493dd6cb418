"""By which ways does a person come to see rows, as one set and as one page?

A role grants scopes; each is an arm. The set form (`pk IN (UNION ALL of arms)`) serves look-ups,
counts, search and rare orders; the page form takes the first rows of every arm from an index and
unites them. Arms are never joined with OR: on a million rows that costs a hundredfold.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.cursors import Cursor

_SLOT = re.compile(r":(organization|person|today)\b(?!:)")
_CASTS = {"organization": "bigint", "person": "bigint", "today": "date"}


@dataclass(frozen=True)
class Arm:
    """One way: rows of `table` whose `seek` is among `keys`, named by `row`.

    `permission` None: everybody has this arm. `keys` None: every row of the organization. `rest`
    narrows, on the alias t. Slots: `:organization`, `:person`, `:today`.
    """

    permission: Permission | None
    table: str
    row: str = "id"
    seek: str = ""
    keys: str | None = None
    rest: str = "TRUE"


@dataclass(frozen=True)
class Page:
    """`order` and the columns of `where` stand in every arm's table, under one index."""

    order: str
    where: Mapping[str, Any]
    size: int
    cursor: Cursor | None = None


def held_arms(arms: Sequence[Arm], actor: Actor) -> list[Arm]:
    """Those the actor has; an arm over everything makes the others needless."""
    if actor.is_system:
        return []
    held = [arm for arm in arms if arm.permission is None or actor.may(arm.permission)]
    whole = [arm for arm in held if arm.keys is None]
    return whole[:1] or held


def sees_everything(arms: Sequence[Arm], actor: Actor) -> bool:
    return any(arm.keys is None for arm in held_arms(arms, actor))


def visible_ids(arms: Sequence[Arm], actor: Actor) -> RawSQL:
    """The set form, for `filter(pk__in=…)`."""
    selects = [_select_set(arm) for arm in held_arms(arms, actor)]
    sql, values = _bind(" UNION ALL ".join(selects) or "SELECT NULL::bigint WHERE FALSE", actor)
    return RawSQL(sql, values)


def page_ids(arms: Sequence[Arm], actor: Actor, page: Page) -> list[int]:
    """The page form: at most `size` ids in order; backward cursors give the page before, in order."""
    parts, values = [], []
    for arm in held_arms(arms, actor):
        sql, bound = _select_page(arm, actor, page)
        parts.append(f"({sql})")
        values.extend(bound)
    if not parts:
        return []
    direction = "DESC" if page.cursor and page.cursor.is_backward else "ASC"
    united = " UNION ".join(parts)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM ({united}) united "  # noqa: S608 - fragments are constants of code
            f"ORDER BY k {direction}, id {direction} LIMIT %s::int",
            [*values, page.size],
        )
        ids = [row[0] for row in cursor.fetchall()]
    return ids[::-1] if direction == "DESC" else ids


def _select_set(arm: Arm) -> str:
    where = "" if arm.keys is None else f" AND t.{arm.seek} IN ({arm.keys})"
    return (
        f"SELECT t.{arm.row} FROM {arm.table} t "  # noqa: S608
        f"WHERE t.organization_id = :organization{where} AND {arm.rest}"
    )


def _select_page(arm: Arm, actor: Actor, page: Page) -> tuple[str, list[Any]]:
    """Slots are bound piece by piece, in the order in which the text names them."""
    inner, values = _select_top(arm, actor, page)
    if arm.keys is None:
        return inner, values
    keys, key_values = _bind(arm.keys, actor)
    text = f"SELECT l.id, l.k FROM ({keys}) AS keys(key) CROSS JOIN LATERAL ({inner}) l"  # noqa: S608
    return text, key_values + values


def _select_top(arm: Arm, actor: Actor, page: Page) -> tuple[str, list[Any]]:
    backward = page.cursor is not None and page.cursor.is_backward
    direction, compare = ("DESC", "<") if backward else ("ASC", ">")
    seek = "" if arm.keys is None else f" AND t.{arm.seek} = keys.key"
    head, values = _bind(
        f"SELECT t.{arm.row} AS id, t.{page.order} AS k FROM {arm.table} t "  # noqa: S608
        f"WHERE t.organization_id = :organization{seek} AND {arm.rest}",
        actor,
    )
    for column, value in page.where.items():
        head += f" AND t.{column} = %s"
        values.append(value)
    if page.cursor is not None:
        head += f" AND (t.{page.order}, t.{arm.row}) {compare} (%s::text, %s::bigint)"
        values += [page.cursor.sort_key, page.cursor.id]
    tail = f" ORDER BY t.{page.order} {direction}, t.{arm.row} {direction} LIMIT %s::int"
    return head + tail, [*values, page.size]


def _bind(sql: str, actor: Actor) -> tuple[str, list[Any]]:
    known = {
        "organization": actor.organization_id,
        "person": actor.person_id,
        "today": actor.today,
    }
    values = [known[match] for match in _SLOT.findall(sql)]
    return _SLOT.sub(lambda match: f"%s::{_CASTS[match.group(1)]}", sql), values
