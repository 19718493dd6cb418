"""How is a draft of a life cycle thrown away, and taken back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.recording import Change, record
from naryad.tickets.actions.start_draft import DraftExists
from naryad.tickets.codes import CycleState
from naryad.tickets.locking import lock_draft
from naryad.tickets.models import Cycle


@transaction.atomic
def discard_draft(cycle_id: int, *, by: Actor, at: datetime) -> int:
    """NotADraft when it has been published meanwhile."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle = lock_draft(cycle_id, by=by)
    return _mark(cycle, "cycle.draft_discarded", deleted_at=at, by=by, at=at)


@transaction.atomic
def restore_draft(cycle_id: int, *, by: Actor, at: datetime) -> int:
    """DraftExists when another one has been begun meanwhile."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle = lock_draft(cycle_id, by=by, is_deleted=True)
    others = Cycle.objects.filter(organization_id=by.organization_id, type_id=cycle.type_id)
    if others.filter(state=CycleState.DRAFT, deleted_at=None).exists():
        raise DraftExists
    return _mark(cycle, "cycle.draft_restored", deleted_at=None, by=by, at=at)


def _mark(cycle: Cycle, kind: str, *, deleted_at: datetime | None, by: Actor, at: datetime) -> int:
    cycle.deleted_at = deleted_at
    cycle.version += 1
    cycle.save()
    number = {"number": {"old": None, "new": cycle.number}}
    record([Change(kind, "ticket_type", cycle.type_id, number)], by=by, at=at)
    return cycle.pk
