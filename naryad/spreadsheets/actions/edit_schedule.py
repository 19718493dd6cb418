"""How does somebody change what comes again and again, and when?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.lists.fields import Asker
from naryad.people.places import rights_of
from naryad.spreadsheets.nouns import open_noun
from naryad.spreadsheets.schedule_input import ScheduleInput
from naryad.spreadsheets.scheduling import choose_of, comes_next, lock_schedule, say_schedule


@transaction.atomic
def edit_schedule(
    schedule_id: int,
    given: ScheduleInput,
    *,
    asker: Asker,
    seen_version: int | None,
    by: Actor,
    at: datetime,
) -> int:
    """What it asks stays; a paused one stays paused. Raises NotVisible, Stale, Invalid and
    NoColumns."""
    by.require_own_eyes()
    schedule = lock_schedule(schedule_id, by=by)
    current = say_schedule(schedule)
    asked = open_noun(schedule.noun, asker)
    schedule.columns, schedule.imports_back = choose_of(given, asked, by=by)
    for field in ("name", "format", "rhythm", "weekday", "day", "hour"):
        setattr(schedule, field, getattr(given, field))
    mine = say_schedule(schedule)
    if mine == current:
        return schedule_id
    refuse_stale(
        seen_version=seen_version, current_version=schedule.version, mine=mine, current=current
    )
    if schedule.next_at is not None:
        schedule.rights = sorted(rights_of(by))
        schedule.next_at = comes_next(schedule, after=at)
    schedule.version += 1
    schedule.save()
    told = compare(current, mine)
    record([Change("export_schedule.edited", "export_schedule", schedule_id, told)], by=by, at=at)
    return schedule_id
