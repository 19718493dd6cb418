"""In which order do the buttons of a stage stand?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.history.recording import Change, record
from naryad.tickets.describing import name_row
from naryad.tickets.locking import lock_draft
from naryad.tickets.models import Transition
from naryad.tickets.placing import arrange


@transaction.atomic
def arrange_transitions(cycle_id: int, ids: Sequence[int], *, by: Actor, at: datetime) -> int:
    """How many have changed places. Only places of one stage are compared, so the ids may be those
    of one stage or of all."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle = lock_draft(cycle_id, by=by)
    rows = Transition.objects.filter(
        organization_id=by.organization_id, cycle=cycle, deleted_at=None
    )
    known = list(rows.select_related("from_stage").order_by("position", "pk"))
    moved = []
    for stage_id in dict.fromkeys(each.from_stage_id for each in known):
        moved += arrange([each for each in known if each.from_stage_id == stage_id], ids)
    if not moved:
        return 0
    write_rows(moved, fields=["position"])
    cycle.version += 1
    cycle.save()
    stages = {each.from_stage_id: name_row(each.from_stage) for each in moved}
    changes = {"stage": {"old": None, "new": list(stages.values())}}
    record([Change("cycle.arranged", "ticket_type", cycle.type_id, changes)], by=by, at=at)
    return len(moved)
