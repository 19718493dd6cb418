"""How does a transition come back into its draft?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.history.recording import Change, record
from naryad.tickets.choosing import is_free, places_of
from naryad.tickets.locking import lock_transition
from naryad.tickets.refusals import TransitionTaken
from naryad.tickets.transition_links import name_transition


@transaction.atomic
def restore_transition(transition_id: int, *, by: Actor, at: datetime) -> int:
    """TransitionTaken when another one leads the same way by now; NotVisible when one of its stages
    is no longer there."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle, row = lock_transition(transition_id, by=by, is_deleted=True)
    if not {row.from_stage_id, row.to_stage_id} <= places_of(cycle):
        raise NotVisible
    if not is_free(cycle, row.from_stage_id, row.to_stage_id, row.branch, but=row.pk):
        raise TransitionTaken
    row.deleted_at = None
    row.version += 1
    row.save()
    cycle.version += 1
    cycle.save()
    back = {"transition": {"old": None, "new": name_transition(row)}}
    record([Change("cycle.transition_added", "ticket_type", cycle.type_id, back)], by=by, at=at)
    return transition_id
