"""How does a transition leave a draft?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.recording import Change, record
from naryad.tickets.locking import lock_transition
from naryad.tickets.transition_links import name_transition


@transaction.atomic
def remove_transition(transition_id: int, *, by: Actor, at: datetime) -> int:
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle, row = lock_transition(transition_id, by=by)
    row.deleted_at = at
    row.version += 1
    row.save()
    cycle.version += 1
    cycle.save()
    gone = {"transition": {"old": name_transition(row), "new": None}}
    record([Change("cycle.transition_removed", "ticket_type", cycle.type_id, gone)], by=by, at=at)
    return transition_id
