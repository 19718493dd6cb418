"""How does a new stage come about?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.history.recording import Change, compare, record
from naryad.tickets.assignees import check_assignee
from naryad.tickets.describing import describe_stage
from naryad.tickets.input import StageInput, check_stage
from naryad.tickets.locking import lock_settings
from naryad.tickets.models import Stage
from naryad.tickets.placing import place_last
from naryad.tickets.visibility_of_settings import stages_visible_to


@transaction.atomic
def add_stage(new: StageInput, *, by: Actor, at: datetime) -> int:
    """The id of the stage, last in the list. Invalid: a bad or taken name, codes that contradict
    each other, nobody to assign."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_stage(new)
    lock_settings(by.organization_id)
    refuse_taken_label(stages_visible_to(by), new.name)
    stage = Stage.objects.create(
        organization_id=by.organization_id,
        name=new.name,
        description=new.description,
        color=new.color,
        kind=new.kind,
        effects=list(new.effects),
        requirements=list(new.requirements),
        assignee=check_assignee(new, None, by=by),
        position=place_last(Stage, by.organization_id),
    )
    changes = compare({}, describe_stage(stage))
    record([Change("stage.added", "stage", stage.pk, changes)], by=by, at=at)
    return stage.pk
