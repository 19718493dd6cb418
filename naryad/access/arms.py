"""By which ways does a person come to see rows?

A role grants scopes; each is an arm. The set form (`pk IN (UNION ALL of arms)`) serves look-ups,
search and rare orders; the page form (arm_pages) takes the first rows of every arm from an index.
Arms are never joined with OR: on a million rows that costs a hundredfold.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models.expressions import RawSQL

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.access.statements import CASTS, values_of

SLOT = re.compile(r":(organization|person|today)\b(?!:)")


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
    return RawSQL(sql, values)  # noqa: S611 - the fragments are constants of code


def _select_set(arm: Arm) -> str:
    where = "" if arm.keys is None else f" AND t.{arm.seek} IN ({arm.keys})"
    return (
        f"SELECT t.{arm.row} FROM {arm.table} t "  # noqa: S608
        f"WHERE t.organization_id = :organization{where} AND {arm.rest}"
    )


def _bind(sql: str, actor: Actor) -> tuple[str, list[Any]]:
    known = values_of(actor)
    values = [known[match] for match in SLOT.findall(sql)]
    return SLOT.sub(lambda match: f"%s::{CASTS[match.group(1)]}", sql), values
