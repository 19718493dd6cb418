"""How does somebody ask for a file of a list again and again?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.errors import NotPermitted
from naryad.core.locks import hold_lock
from naryad.history.recording import Change, compare, record
from naryad.lists.fields import Asker
from naryad.lists.questions import Question
from naryad.lists.saved_views import state_of
from naryad.people.places import rights_of
from naryad.spreadsheets.models import ExportSchedule
from naryad.spreadsheets.nouns import open_noun
from naryad.spreadsheets.schedule_input import ScheduleInput
from naryad.spreadsheets.scheduling import choose_of, comes_next, refuse_more, say_schedule


@transaction.atomic
def add_schedule(
    noun: str,
    question: Question,
    *,
    given: ScheduleInput,
    asker: Asker,
    language: str,
    came_from: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """For oneself: whoever else wants the file makes a schedule of their own, with their rights.

    Raises Invalid for what they may not ask, NoColumns, TooManySchedules, NotVisible for a noun
    without a file.
    """
    by.require_own_eyes()
    if by.kind != Kind.EMPLOYEE or by.person_id is None:
        raise NotPermitted
    asked = open_noun(noun, asker)
    asked.refuse_hidden(question)
    columns, imports_back = choose_of(given, asked, by=by)
    hold_lock(f"export schedules of {by.organization_id}/{by.person_id}")
    refuse_more(by)
    schedule = ExportSchedule(
        organization_id=by.organization_id,
        by_id=by.person_id,
        name=given.name,
        noun=noun,
        asked=state_of(question, asked),
        columns=columns,
        imports_back=imports_back,
        format=given.format,
        language=language,
        came_from=came_from,
        rhythm=given.rhythm,
        weekday=given.weekday,
        day=given.day,
        hour=given.hour,
        created_at=at,
    )
    schedule.rights = sorted(rights_of(by))
    schedule.next_at = comes_next(schedule, after=at)
    schedule.save()
    told = compare({}, say_schedule(schedule))
    record([Change("export_schedule.added", "export_schedule", schedule.pk, told)], by=by, at=at)
    return schedule.pk
