"""What does a draft begin with, and which stages and statuses must be there for it?"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.history.recording import Change, compare, record
from naryad.people.models import Role
from naryad.tickets.base_process import READY
from naryad.tickets.codes import CycleState
from naryad.tickets.cycle_plans import CyclePlan, ReadyIds, Source, plan_like, plan_ready
from naryad.tickets.cycle_reading import read_rows
from naryad.tickets.describing import describe_stage, describe_status
from naryad.tickets.models import Cycle, Stage, Status
from naryad.tickets.placing import place_last
from naryad.tickets.ready_cycles import STAGES, STATUSES, ReadyCycle, ReadyStage, ReadyStatus


def make_plan(source: Source, *, by: Actor, at: datetime) -> CyclePlan | None:
    """A part of beginning a draft. None for an empty one; NotVisible: no such type to copy."""
    if source.ready:
        ready = READY.get(source.ready)
        if ready is None:
            raise NotVisible
        return plan_ready(ready, _bring(ready, by=by, at=at))
    if source.type_id is None:
        return None
    cycles = Cycle.objects.filter(
        organization_id=by.organization_id, type_id=source.type_id, type__deleted_at=None
    )
    found = cycles.filter(state=CycleState.PUBLISHED).select_related("type", "start_status").first()
    return None if found is None else plan_like(read_rows(found))


def _bring(ready: ReadyCycle, *, by: Actor, at: datetime) -> ReadyIds:
    """What the cycle needs and the organization does not have yet is added."""
    statuses = dict.fromkeys([ready.start_status, *(each.status for each in ready.ways)])
    roles = Role.objects.filter(organization_id=by.organization_id, deleted_at=None)
    return ReadyIds(
        _bring_rows(Stage, {code: STAGES[code] for code in ready.stages}, by=by, at=at),
        _bring_rows(Status, {code: STATUSES[code] for code in statuses if code}, by=by, at=at),
        dict(roles.exclude(code="").values_list("code", "pk")),
    )


def _bring_rows(
    model: type[Any], wanted: Mapping[str, ReadyStage | ReadyStatus], *, by: Actor, at: datetime
) -> dict[str, int]:
    """A living one that is marked as this, else one of the same name, else a new one."""
    living = list(model.objects.filter(organization_id=by.organization_id, deleted_at=None))
    ids = {row.code: row.pk for row in living if row.code in wanted}
    for code, each in wanted.items():
        twin = _find_twin(each, living)
        if code not in ids and twin is not None:
            ids[code] = twin.pk
    last = place_last(model, by.organization_id)
    fresh = [(code, each) for code, each in wanted.items() if code not in ids]
    rows = model.objects.bulk_create(
        model(organization_id=by.organization_id, position=last + place, **_values(code, each))
        for place, (code, each) in enumerate(fresh)
    )
    noun, describe = _NOUNS[model]
    record(
        [Change(f"{noun}.added", noun, row.pk, compare({}, describe(row))) for row in rows],
        by=by,
        at=at,
    )
    return ids | {row.code: row.pk for row in rows}


def _find_twin(each: ReadyStage | ReadyStatus, living: Iterable[Any]) -> Any:
    names = {name.lower() for name in each.name.values()}
    twins = (row for row in living if names & {name.lower() for name in row.name.values()})
    return next(twins, None)


def _values(code: str, each: ReadyStage | ReadyStatus) -> dict[str, Any]:
    values: dict[str, Any] = {"code": code, "name": each.name, "color": each.color}
    if isinstance(each, ReadyStage):
        values |= {
            "kind": each.kind,
            "effects": list(each.effects),
            "requirements": list(each.requirements),
        }
    return values


_NOUNS: Mapping[type[Any], tuple[str, Any]] = {
    Stage: ("stage", describe_stage),
    Status: ("status", describe_status),
}
