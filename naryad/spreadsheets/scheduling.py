"""How do actions take somebody's schedule, and when does it come next?"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible, Refusal
from naryad.lists.noun_lists import NounList
from naryad.organizations.models import Organization
from naryad.spreadsheets.models import ExportSchedule
from naryad.spreadsheets.nouns import choose_content
from naryad.spreadsheets.rhythm import Rhythm, next_moment
from naryad.spreadsheets.schedule_input import ScheduleInput
from naryad.spreadsheets.visibility import schedules_visible_to

MOST = 50


class TooManySchedules(Refusal):
    message = _("You have %(most)s schedules already. Delete one first.")


def lock_schedule(schedule_id: int, *, by: Actor, with_deleted: bool = False) -> ExportSchedule:
    """NotVisible for anybody's but one's own."""
    mine = schedules_visible_to(by, with_deleted=with_deleted)
    found = mine.select_for_update(no_key=True).filter(pk=schedule_id).first()
    if found is None:
        raise NotVisible
    return found


def refuse_more(by: Actor) -> None:
    if schedules_visible_to(by).count() >= MOST:
        raise TooManySchedules(most=MOST)


def choose_of(given: ScheduleInput, asked: NounList[Any], *, by: Actor) -> tuple[list[str], bool]:
    """What its files hold, as `choose_content` says it."""
    return choose_content(
        asked,
        given.columns,
        format=given.format,
        imports_back=given.imports_back,
        actor=by,
    )


def comes_next(schedule: ExportSchedule, *, after: datetime) -> datetime:
    organization = Organization.objects.get(pk=schedule.organization_id)
    return next_moment(
        Rhythm(schedule.rhythm),
        hour=schedule.hour,
        weekday=schedule.weekday,
        day=schedule.day,
        after=after,
        zone=ZoneInfo(organization.zone),
    )


def say_schedule(schedule: ExportSchedule) -> dict[str, Any]:
    """For history."""
    fields = (
        "name",
        "noun",
        "format",
        "columns",
        "imports_back",
        "rhythm",
        "weekday",
        "day",
        "hour",
    )
    return {field: getattr(schedule, field) for field in fields}
