"""How does a schedule rest, and go on?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.history.recording import Change, record
from naryad.people.places import rights_of
from naryad.spreadsheets.scheduling import comes_next, lock_schedule


@transaction.atomic
def pause_schedule(schedule_id: int, *, by: Actor, at: datetime) -> None:
    """What is being made is made. Raises NotVisible."""
    by.require_own_eyes()
    schedule = lock_schedule(schedule_id, by=by)
    if schedule.next_at is None:
        return
    schedule.next_at = None
    schedule.version += 1
    schedule.save()
    record([Change("export_schedule.paused", "export_schedule", schedule_id)], by=by, at=at)


@transaction.atomic
def resume_schedule(schedule_id: int, *, by: Actor, at: datetime) -> None:
    """What it has missed is not made up for. Raises NotVisible."""
    by.require_own_eyes()
    schedule = lock_schedule(schedule_id, by=by)
    if schedule.next_at is not None:
        return
    schedule.next_at = comes_next(schedule, after=at)
    schedule.because, schedule.rights = {}, sorted(rights_of(by))
    schedule.version += 1
    schedule.save()
    record([Change("export_schedule.resumed", "export_schedule", schedule_id)], by=by, at=at)
