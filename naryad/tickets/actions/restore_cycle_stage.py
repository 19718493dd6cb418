"""How does a stage that was taken out of a draft come back with its transitions?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.history.recording import Change, record
from naryad.tickets.describing import name_row
from naryad.tickets.locking import lock_draft
from naryad.tickets.models import CycleStage
from naryad.tickets.transition_links import return_touching


@transaction.atomic
def restore_cycle_stage(cycle_id: int, stage_id: int, *, by: Actor, at: datetime) -> int:
    """With what went at the same moment, as far as the stages at the other ends are still there
    and nothing has taken its place."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle = lock_draft(cycle_id, by=by)
    places = CycleStage.objects.filter(
        organization_id=by.organization_id, cycle=cycle, stage_id=stage_id
    )
    place = places.exclude(deleted_at=None).select_related("stage").first()
    if place is None or place.deleted_at is None:
        raise NotVisible
    went_at = place.deleted_at
    place.deleted_at = None
    place.save()
    back = return_touching(cycle, stage_id, went_at=went_at)
    cycle.version += 1
    cycle.save()
    changes = {
        "stage": {"old": None, "new": name_row(place.stage)},
        "transitions": {"old": [], "new": back},
    }
    record([Change("cycle.stage_added", "ticket_type", cycle.type_id, changes)], by=by, at=at)
    return stage_id
