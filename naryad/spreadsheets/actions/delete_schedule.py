"""How does a schedule go, and come back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.locks import hold_lock
from naryad.history.recording import Change, record
from naryad.people.places import rights_of
from naryad.spreadsheets.scheduling import comes_next, lock_schedule, refuse_more


@transaction.atomic
def delete_schedule(schedule_id: int, *, by: Actor, at: datetime) -> None:
    """Files that it has made stay as long as they are kept. Raises NotVisible."""
    by.require_own_eyes()
    schedule = lock_schedule(schedule_id, by=by)
    schedule.deleted_at, schedule.next_at = at, None
    schedule.version += 1
    schedule.save()
    record([Change("export_schedule.deleted", "export_schedule", schedule_id)], by=by, at=at)


@transaction.atomic
def restore_schedule(schedule_id: int, *, by: Actor, at: datetime) -> None:
    """It goes on from now. Raises NotVisible, TooManySchedules."""
    by.require_own_eyes()
    hold_lock(f"export schedules of {by.organization_id}/{by.person_id}")
    schedule = lock_schedule(schedule_id, by=by, with_deleted=True)
    if schedule.deleted_at is None:
        return
    refuse_more(by)
    schedule.deleted_at, schedule.because = None, {}
    schedule.rights = sorted(rights_of(by))
    schedule.next_at = comes_next(schedule, after=at)
    schedule.version += 1
    schedule.save()
    record([Change("export_schedule.restored", "export_schedule", schedule_id)], by=by, at=at)
