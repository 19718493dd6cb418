"""What is a statement made of, that is written once and bound to many actors?

Building a query with the ORM costs more than running it. Pages that are opened all day are
therefore asked for in SQL whose text depends on the reader's rights alone, so that the database
prepares it once; who reads and where are values.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from psycopg.sql import Literal
from psycopg.types.numeric import Int8

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.tuples import fetch

# In a text: %(organization)s and so on.
CASTS = {"organization": "bigint", "person": "bigint", "today": "date"}
_STAND_INS: dict[str, Any] = {
    "organization": 7_146_000_000_000_001,
    "person": 7_146_000_000_000_002,
    "today": date(9871, 2, 3),
}


@dataclass(frozen=True, slots=True)
class Select:
    """A text with named slots, and what stands in them."""

    sql: str
    values: Mapping[str, Any]

    def rows(self) -> list[tuple[Any, ...]]:
        return fetch(self.sql, self.values)


def values_of(actor: Actor) -> dict[str, Any]:
    """Numbers always of one width: by another the database would prepare the text anew."""
    return {
        "organization": Int8(actor.organization_id),
        "person": None if actor.person_id is None else Int8(actor.person_id),
        "today": actor.today,
    }


def text_of(make: Callable[[Actor], QuerySet[Any, Any]], actor: Actor) -> str:
    """The query of a visible set as a part of a statement, built once for all actors with the same
    rights. `make` may use of the actor only the rights, the kind and what `values_of` gives."""
    rights = (actor.kind, actor.permissions, actor.is_administrator)
    return _text(make, *rights, is_system=actor.is_system)


@lru_cache(maxsize=512)
def _text(
    make: Callable[[Actor], QuerySet[Any, Any]],
    kind: Kind,
    permissions: frozenset[Permission],
    is_administrator: bool,
    *,
    is_system: bool,
) -> str:
    actor = Actor(
        organization_id=_STAND_INS["organization"],
        person_id=None if is_system else _STAND_INS["person"],
        kind=kind,
        permissions=permissions,
        is_administrator=is_administrator,
        today=_STAND_INS["today"],
    )
    query = make(actor).query
    try:
        return _fill(*query.sql_with_params())
    except EmptyResultSet:
        query.clear_where()
        return f"SELECT * FROM ({_fill(*query.sql_with_params())}) nothing WHERE FALSE"  # noqa: S608


def _fill(sql: str, values: Sequence[Any]) -> str:
    """A stand-in becomes a slot; whatever else the query compares with is the same for all."""
    pieces = sql.split("%s")
    return "".join(
        piece + written for piece, written in zip(pieces, [*map(_write, values), ""], strict=True)
    )


def _write(value: Any) -> str:
    for name, stand_in in _STAND_INS.items():
        if value == stand_in:
            return f"%({name})s::{CASTS[name]}"
    return Literal(value).as_string(None).replace("%", "%%")
