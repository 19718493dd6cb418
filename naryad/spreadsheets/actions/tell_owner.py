"""How is the owner of a schedule told what has become of it?"""

from datetime import datetime

from django.db import transaction

from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.recipients import find_recipients
from naryad.spreadsheets.letters import SCHEDULE_STOPPED, SCHEDULED_EXPORT
from naryad.spreadsheets.models import Export, ExportSchedule
from naryad.spreadsheets.states import ExportState


@transaction.atomic
def tell_of_export(export: Export, state: ExportState, *, at: datetime) -> None:
    """In the transaction in which it becomes ready, or ends without a file. One that somebody has
    asked for themselves needs no letter."""
    if export.schedule_id is None:
        return
    schedule = ExportSchedule.objects.get(pk=export.schedule_id)
    if state == ExportState.READY:
        ExportSchedule.objects.filter(pk=schedule.pk).update(last_at=at)
    _write(schedule, SCHEDULED_EXPORT, export.pk, at=at)


@transaction.atomic
def tell_of_stop(schedule: ExportSchedule, *, at: datetime) -> None:
    _write(schedule, SCHEDULE_STOPPED, schedule.pk, at=at)


def _write(schedule: ExportSchedule, kind: str, subject_id: int, *, at: datetime) -> None:
    """Without a proven address, or banned, they find on the page what has become of it."""
    organization_id = schedule.organization_id
    found = find_recipients([schedule.by_id], organization_id=organization_id, at=at)
    new = [NewLetter(kind, each.to, each.language, subject_id, each.person_id) for each in found]
    write_letters(new, organization_id=organization_id, at=at)
