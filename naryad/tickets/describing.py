"""How does history name the settings of tickets?"""

from collections.abc import Iterable, Mapping
from typing import Any

from naryad.core.labels import Label
from naryad.tickets.models import (
    Answer,
    Criticality,
    Cycle,
    Stage,
    Status,
    TicketType,
    Transition,
)

Named = Mapping[int, Label]


def name_row(row: Any) -> dict[str, Any] | None:
    """Of anything with a name in two languages."""
    return None if row is None else {"id": row.pk, "name": dict(row.name)}


def name_all(ids: Iterable[int], names: Named) -> list[dict[str, Any]]:
    return [{"id": each, "name": dict(names[each])} for each in sorted(ids) if each in names]


def describe_type(
    each: TicketType, *, areas: list[dict[str, Any]], work_types: list[dict[str, Any]]
) -> dict[str, Any]:
    """Empty lists where it serves all."""
    return {
        "name": dict(each.name),
        "number_mask": each.number_mask,
        "close_minutes": each.close_minutes,
        "has_all_areas": each.has_all_areas,
        "area_ids": areas,
        "has_all_work_types": each.has_all_work_types,
        "work_type_ids": work_types,
        "is_default": each.is_default,
        "external_id": each.external_id,
    }


def describe_stage(stage: Stage) -> dict[str, Any]:
    assignee = stage.assignee
    return {
        "name": dict(stage.name),
        "description": dict(stage.description),
        "color": stage.color,
        "stage_kind": f"STAGE_{stage.kind}",
        "effects": list(stage.effects),
        "requirements": list(stage.requirements),
        "assignee": None if assignee is None else {"id": assignee.pk, "name": assignee.name},
    }


def describe_status(status: Status) -> dict[str, Any]:
    return {"name": dict(status.name), "color": status.color}


def describe_criticality(row: Criticality) -> dict[str, Any]:
    return {"name": dict(row.name), "color": row.color, "is_default": row.is_default}


def describe_answer(answer: Answer) -> dict[str, Any]:
    return {"name": dict(answer.name), "text": dict(answer.text), "side": f"SIDE_{answer.side}"}


def describe_start(cycle: Cycle) -> dict[str, Any]:
    return {
        "start_stage": name_row(cycle.start_stage),
        "start_status": name_row(cycle.start_status),
    }


def describe_transition(each: Transition, roles: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "from_stage": name_row(each.from_stage),
        "to_stage": name_row(each.to_stage),
        "name": dict(each.name),
        "description": dict(each.description),
        "branch": f"BRANCH_{each.branch}",
        "status": name_row(each.status),
        "who": f"WHO_{each.who}",
        "roles": roles,
        "after_seconds": each.after_seconds,
        "before_deadline_seconds": each.before_deadline_seconds,
        "requires_comment": each.requires_comment,
    }
