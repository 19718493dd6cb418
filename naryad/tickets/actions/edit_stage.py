"""How does a stage change, in every life cycle that has it?"""

from datetime import datetime
from typing import Any

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.tickets.assignees import assignee_of, check_assignee
from naryad.tickets.describing import describe_stage
from naryad.tickets.input import StageInput, check_stage
from naryad.tickets.locking import lock_row, lock_settings
from naryad.tickets.models import Stage
from naryad.tickets.visibility_of_settings import stages_visible_to


@transaction.atomic
def edit_stage(
    stage_id: int, new: StageInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Acts at once on every ticket of every type. Stale, Invalid."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_stage(new)
    lock_settings(by.organization_id)
    stage: Stage = lock_row(stages_visible_to(by), stage_id)
    before, mine, current = describe_stage(stage), _form(new), _form(stage)
    if mine == current:
        return stage_id
    refuse_stale(
        seen_version=seen_version, current_version=stage.version, mine=mine, current=current
    )
    refuse_taken_label(stages_visible_to(by).exclude(pk=stage_id), new.name)
    stage.assignee = check_assignee(new, stage, by=by)
    stage.name, stage.description = new.name, new.description
    stage.color, stage.kind = new.color, new.kind
    stage.effects, stage.requirements = list(new.effects), list(new.requirements)
    stage.version += 1
    stage.save()
    changes = compare(before, describe_stage(stage))
    record([Change("stage.edited", "stage", stage_id, changes)], by=by, at=at)
    return stage_id


def _form(stage: Stage | StageInput) -> dict[str, Any]:
    return {
        "name": dict(stage.name),
        "description": dict(stage.description),
        "color": stage.color,
        "kind": stage.kind,
        "effects": sorted(stage.effects),
        "requirements": sorted(stage.requirements),
        "assignee_id": assignee_of(stage),
    }
