"""How does a stage leave the draft of a life cycle?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.history.recording import Change, record
from naryad.tickets.describing import name_row
from naryad.tickets.locking import lock_draft
from naryad.tickets.models import CycleStage
from naryad.tickets.transition_links import remove_touching


@transaction.atomic
def remove_cycle_stage(cycle_id: int, stage_id: int, *, by: Actor, at: datetime) -> int:
    """With all transitions that lead to it and from it; the stage itself stays for other types."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle = lock_draft(cycle_id, by=by)
    places = CycleStage.objects.filter(
        organization_id=by.organization_id, cycle=cycle, stage_id=stage_id, deleted_at=None
    )
    place = places.select_related("stage").first()
    if place is None:
        raise NotVisible
    place.deleted_at = at
    place.save()
    gone = remove_touching(cycle, stage_id, at=at)
    if cycle.start_stage_id == stage_id:
        cycle.start_stage = None
    cycle.version += 1
    cycle.save()
    changes = {
        "stage": {"old": name_row(place.stage), "new": None},
        "transitions": {"old": gone, "new": []},
    }
    record([Change("cycle.stage_removed", "ticket_type", cycle.type_id, changes)], by=by, at=at)
    return stage_id
