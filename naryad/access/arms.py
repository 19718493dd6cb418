"""By which ways does a person come to see rows?

A role grants scopes; each is an arm. The set form (`pk IN (UNION ALL of arms)`) serves look-ups,
search and rare orders; the page form (arm_pages) takes the first rows of every arm from an index.
Arms are never joined with OR: on a million rows that costs a hundredfold.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db.models.expressions import RawSQL

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.access.statements import CASTS, values_of

SLOT = re.compile(r":(organization|person|today)\b(?!:)")
# In `keys` and `rest`: the ids that the actor sees by the other ways.
SEEN = "{seen}"
# Whether the actor sees the row of this id: in `rest` by one of the other ways, in `seen_in` by
# any.
SEES = "{{sees:{}}}"
_SEES = re.compile(r"\{sees:([a-z_.]+)\}")
_ALL = "TRUE"
_NOTHING = "SELECT NULL::bigint WHERE FALSE"


@dataclass(frozen=True)
class Arm:
    """One way: rows of `table` whose `seek` is among `keys`, named by `row`.

    `permission` None: everybody has this arm. `needs`: one without which it leads nowhere, since it
    goes through another noun; `kind`: for whom it is, else for both. `keys` None: every row of the
    organization. `rest` narrows, on the alias t. Slots: `:organization`, `:person`, `:today`.
    `in_pages`: what stands for it where a page is taken or counted, if rows are found otherwise
    there than in the set.
    """

    permission: Permission | None
    table: str
    row: str = "id"
    seek: str = ""
    keys: str | None = None
    rest: str = _ALL
    needs: Permission | None = None
    kind: Kind | None = None
    in_pages: tuple["Arm", ...] | None = None

    @property
    def is_whole(self) -> bool:
        """Over everything that there is."""
        return self.keys is None and self.rest == _ALL

    @property
    def grows(self) -> bool:
        """Out of the other ways."""
        return any(SEEN in each or _SEES.search(each) for each in (self.keys or "", self.rest))


def held_arms(arms: Sequence[Arm], actor: Actor) -> list[Arm]:
    """Those the actor has; an arm over everything makes the others needless."""
    held = usable_arms(arms, actor)
    return [arm for arm in held if arm.is_whole][:1] or held


def usable_arms(arms: Sequence[Arm], actor: Actor) -> list[Arm]:
    """All that lead this actor somewhere. One that grows out of the others knows their rows."""
    return list(_usable(tuple(arms), actor.permissions, actor.kind, actor.is_system))


@lru_cache(maxsize=512)
def _usable(
    arms: tuple[Arm, ...], permissions: frozenset[Permission], kind: Kind, is_system: bool
) -> tuple[Arm, ...]:
    """Rights come with each request; what follows from the same ones is written out once."""
    usable = [arm for arm in arms if _is_usable(arm, permissions, kind)]
    if is_system:
        # Nobody's own: with a right given for what it does it sees what that right alone opens.
        return tuple(arm for arm in usable if arm.permission is not None and arm.is_whole)
    others = [arm for arm in usable if not arm.grows]
    return tuple(each for arm in usable for each in _grow(arm, others))


def sees_everything(arms: Sequence[Arm], actor: Actor) -> bool:
    return any(arm.is_whole for arm in held_arms(arms, actor))


def visible_ids(arms: Sequence[Arm], actor: Actor, flags: Sequence[str] = ()) -> RawSQL:
    """The set form, for `filter(pk__in=…)`. `flags` stand in every arm's table: the set is of the
    rows alone that have them all, where nothing else is asked for."""
    return ids_by(held_arms(arms, actor), actor, flags)


def ids_by(usable: Sequence[Arm], actor: Actor, flags: Sequence[str] = ()) -> RawSQL:
    sql, values = _bind(_unite(usable, flags), actor)
    return RawSQL(sql, values)  # noqa: S611 - the fragments are constants of code


def seen_in(sql: str, arms: Sequence[Arm], actor: Actor) -> RawSQL:
    """A statement in which SEES asks of each row. Where much is seen and little is asked about,
    that costs less than the whole set."""
    held = held_arms(arms, actor)
    asked = _SEES.sub(lambda match: _say_sees(held, match.group(1)), sql)
    return RawSQL(*_bind(asked, actor))  # noqa: S611 - the fragments are constants of code


def _is_usable(arm: Arm, permissions: frozenset[Permission], kind: Kind) -> bool:
    asked = (arm.permission, arm.needs)
    is_held = all(each is None or each in permissions for each in asked)
    return is_held and arm.kind in (None, kind)


def _grow(arm: Arm, others: Sequence[Arm]) -> Sequence[Arm]:
    """Out of the other ways: one for each where it narrows by their set, for an index helps with
    each of them and with no union."""
    if not arm.grows:
        return [arm]
    if SEEN in arm.rest:
        return [_fill(arm, [other]) for other in others]
    return [_fill(arm, others)]


def _fill(arm: Arm, others: Sequence[Arm]) -> Arm:
    seen = _unite(others)

    def fill(text: str) -> str:
        asked = _SEES.sub(lambda match: _say_sees(others, match.group(1)), text)
        return asked.replace(SEEN, seen)

    keys = None if arm.keys is None else fill(arm.keys)
    filled = replace(arm, keys=keys, rest=fill(arm.rest))
    if arm.in_pages is None:
        return filled
    return replace(filled, in_pages=tuple(_fill(each, others) for each in arm.in_pages))


def _say_sees(arms: Sequence[Arm], row: str) -> str:
    """A look for each way, however many rows it leads to."""
    looks = [f"EXISTS ({_select_set(arm, (), row)})" for arm in arms]
    return f"({' OR '.join(looks) or 'FALSE'})"


def _unite(arms: Sequence[Arm], flags: Sequence[str] = ()) -> str:
    return " UNION ALL ".join(_select_set(arm, flags) for arm in arms) or _NOTHING


def _select_set(arm: Arm, flags: Sequence[str], row: str = "") -> str:
    """`row`: asked of this one alone."""
    where = f" AND t.{arm.row} = {row}" if row else ""
    where += "" if arm.keys is None else f" AND t.{arm.seek} IN ({arm.keys})"
    where += "".join(f" AND t.{flag}" for flag in flags)
    return (
        f"SELECT t.{arm.row} FROM {arm.table} t "  # noqa: S608
        f"WHERE t.organization_id = :organization{where} AND {arm.rest}"
    )


def _bind(sql: str, actor: Actor) -> tuple[str, list[Any]]:
    known = values_of(actor)
    values = [known[match] for match in SLOT.findall(sql)]
    return SLOT.sub(lambda match: f"%s::{CASTS[match.group(1)]}", sql), values
