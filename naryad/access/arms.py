"""By which ways does a person come to see rows?

A role grants scopes; each is an arm. The set form (`pk IN (UNION ALL of arms)`) serves look-ups,
search and rare orders; the page form (arm_pages) takes the first rows of every arm from an index.
Arms are never joined with OR: on a million rows that costs a hundredfold.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models.expressions import RawSQL

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.access.statements import CASTS, values_of

SLOT = re.compile(r":(organization|person|today)\b(?!:)")
# In `keys`: the ids that the actor sees by the other ways.
SEEN = "{seen}"
_ALL = "TRUE"
_NOTHING = "SELECT NULL::bigint WHERE FALSE"


@dataclass(frozen=True)
class Arm:
    """One way: rows of `table` whose `seek` is among `keys`, named by `row`.

    `permission` None: everybody has this arm. `needs`: one without which it leads nowhere, since it
    goes through another noun; `kind`: for whom it is, else for both. `keys` None: every row of the
    organization. `rest` narrows, on the alias t. Slots: `:organization`, `:person`, `:today`.
    """

    permission: Permission | None
    table: str
    row: str = "id"
    seek: str = ""
    keys: str | None = None
    rest: str = _ALL
    needs: Permission | None = None
    kind: Kind | None = None

    @property
    def is_whole(self) -> bool:
        """Over everything that there is."""
        return self.keys is None and self.rest == _ALL


def held_arms(arms: Sequence[Arm], actor: Actor) -> list[Arm]:
    """Those the actor has; an arm over everything makes the others needless."""
    held = usable_arms(arms, actor)
    return [arm for arm in held if arm.is_whole][:1] or held


def usable_arms(arms: Sequence[Arm], actor: Actor) -> list[Arm]:
    """All that lead this actor somewhere. One that grows out of the others knows their rows."""
    if actor.is_system:
        return []
    usable = [arm for arm in arms if _is_usable(arm, actor)]
    seen = _unite([arm for arm in usable if not _grows(arm)])
    return [
        replace(arm, keys=arm.keys.replace(SEEN, seen)) if arm.keys and _grows(arm) else arm
        for arm in usable
    ]


def sees_everything(arms: Sequence[Arm], actor: Actor) -> bool:
    return any(arm.is_whole for arm in held_arms(arms, actor))


def visible_ids(arms: Sequence[Arm], actor: Actor, flags: Sequence[str] = ()) -> RawSQL:
    """The set form, for `filter(pk__in=…)`. `flags` stand in every arm's table: the set is of the
    rows alone that have them all, where nothing else is asked for."""
    return ids_by(held_arms(arms, actor), actor, flags)


def ids_by(usable: Sequence[Arm], actor: Actor, flags: Sequence[str] = ()) -> RawSQL:
    sql, values = _bind(_unite(usable, flags), actor)
    return RawSQL(sql, values)  # noqa: S611 - the fragments are constants of code


def _is_usable(arm: Arm, actor: Actor) -> bool:
    asked = (arm.permission, arm.needs)
    is_held = all(each is None or actor.may(each) for each in asked)
    return is_held and arm.kind in (None, actor.kind)


def _grows(arm: Arm) -> bool:
    return arm.keys is not None and SEEN in arm.keys


def _unite(arms: Sequence[Arm], flags: Sequence[str] = ()) -> str:
    return " UNION ALL ".join(_select_set(arm, flags) for arm in arms) or _NOTHING


def _select_set(arm: Arm, flags: Sequence[str]) -> str:
    where = "" if arm.keys is None else f" AND t.{arm.seek} IN ({arm.keys})"
    where += "".join(f" AND t.{flag}" for flag in flags)
    return (
        f"SELECT t.{arm.row} FROM {arm.table} t "  # noqa: S608
        f"WHERE t.organization_id = :organization{where} AND {arm.rest}"
    )


def _bind(sql: str, actor: Actor) -> tuple[str, list[Any]]:
    known = values_of(actor)
    values = [known[match] for match in SLOT.findall(sql)]
    return SLOT.sub(lambda match: f"%s::{CASTS[match.group(1)]}", sql), values
