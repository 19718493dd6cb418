"""How does a stage come into the draft of a life cycle?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.history.recording import Change, record
from naryad.tickets.describing import name_row
from naryad.tickets.locking import lock_draft
from naryad.tickets.models import CycleStage
from naryad.tickets.visibility_of_settings import stages_visible_to


@transaction.atomic
def add_cycle_stage(cycle_id: int, stage_id: int | None, *, by: Actor, at: datetime) -> int:
    """The id of the stage; nothing leads to it yet. One that is there already stays as it is, one
    that was taken out comes without its transitions of then. Invalid: no such stage."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle = lock_draft(cycle_id, by=by)
    stage = stages_visible_to(by).filter(pk=stage_id or 0).first()
    if stage is None:
        raise Invalid({"stage_id": gettext("Choose a stage from the list.")})
    places = CycleStage.objects.filter(organization_id=by.organization_id, cycle=cycle)
    place = places.filter(stage=stage).first()
    if place is not None and place.deleted_at is None:
        return stage.pk
    if place is None:
        place = CycleStage(organization_id=by.organization_id, cycle=cycle, stage=stage)
    last = places.order_by("-position").values_list("position", flat=True).first()
    place.position = 0 if last is None else last + 1
    place.deleted_at = None
    place.save()
    cycle.version += 1
    cycle.save()
    added = {"stage": {"old": None, "new": name_row(stage)}}
    record([Change("cycle.stage_added", "ticket_type", cycle.type_id, added)], by=by, at=at)
    return stage.pk
