"""Like what does a draft of a life cycle begin?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from naryad.core.labels import Label
from naryad.tickets.codes import Who
from naryad.tickets.cycle_reading import CycleRows
from naryad.tickets.describing import name_row
from naryad.tickets.models import Transition
from naryad.tickets.ready_cycles import ReadyCycle, Way
from naryad.tickets.transition_input import TransitionInput


@dataclass(frozen=True)
class Source:
    """The life cycle of a type, or a ready one by its code; neither: an empty draft."""

    type_id: int | None = None
    ready: str = ""


@dataclass(frozen=True)
class CyclePlan:
    """What a draft is filled with. `origin` is what history says of where it is from."""

    stage_ids: list[int]
    transitions: list[TransitionInput]
    start_stage_id: int | None
    start_status_id: int | None
    origin: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadyIds:
    """Code → row of this organization. A role that is gone has none."""

    stages: Mapping[str, int]
    statuses: Mapping[str, int]
    roles: Mapping[str, int]


def plan_like(rows: CycleRows) -> CyclePlan:
    """Without stages, statuses and roles that have been deleted meanwhile."""
    cycle = rows.cycle
    stages = {stage_id for stage_id, each in rows.stages.items() if each.deleted_at is None}
    transitions = [
        _copy(each, rows)
        for each in rows.transitions
        if each.from_stage_id in stages and each.to_stage_id in stages
    ]
    status = cycle.start_status
    return CyclePlan(
        [place.stage_id for place in rows.places if place.stage_id in stages],
        transitions,
        cycle.start_stage_id if cycle.start_stage_id in stages else None,
        status.pk if status is not None and status.deleted_at is None else None,
        {"old": None, "new": name_row(cycle.type)},
    )


def plan_ready(ready: ReadyCycle, ids: ReadyIds) -> CyclePlan:
    transitions = [_read_way(each, ids) for each in ready.ways]
    return CyclePlan(
        [ids.stages[code] for code in ready.stages],
        [each for each in transitions if each is not None],
        ids.stages[ready.stages[0]],
        ids.statuses[ready.start_status],
        {"old": None, "new": {"name": dict(ready.name)}},
    )


def _copy(each: Transition, rows: CycleRows) -> TransitionInput:
    links = [link for link in rows.roles.get(each.pk, ()) if link.role.deleted_at is None]
    living = each.status is not None and each.status.deleted_at is None
    return TransitionInput(
        each.from_stage_id,
        each.to_stage_id,
        each.name,
        description=each.description,
        branch=each.branch,
        status_id=each.status_id if living else None,
        who=each.who,
        roles={link.role_id: Label(link.name) for link in links},
        after_seconds=each.after_seconds,
        before_deadline_seconds=each.before_deadline_seconds,
        requires_comment=each.requires_comment,
    )


def _read_way(each: Way, ids: ReadyIds) -> TransitionInput | None:
    """None where none of the roles is there: nobody could make it, or, worse, everybody."""
    roles = {ids.roles[code]: Label() for code in each.roles if code in ids.roles}
    if each.roles and not roles:
        return None
    return TransitionInput(
        ids.stages[each.source],
        ids.stages[each.target],
        each.name,
        branch=each.branch,
        status_id=ids.statuses[each.status] if each.status else None,
        who=Who.ROLES if roles else Who.EVERYBODY,
        roles=roles,
        after_seconds=each.after_seconds,
        requires_comment=each.requires_comment,
    )
