"""How is an export ended before its last row?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.states import OPEN_STATES, ExportState
from naryad.spreadsheets.visibility import take_export


@transaction.atomic
def cancel_export(export_id: int, *, by: Actor, at: datetime) -> Export:
    """Only one's own. One that waits ends at once, one that is being written with its next batch;
    one that has ended stays as it is. Raises NotVisible."""
    by.require_own_eyes()
    export = take_export(export_id, by=by)
    if export.by_id != by.person_id:
        raise NotVisible
    asked = Export.objects.filter(pk=export.pk, state__in=OPEN_STATES, cancel_asked_at=None)
    asked.update(cancel_asked_at=at)
    waiting = Export.objects.filter(pk=export.pk, state=ExportState.WAITING)
    waiting.update(state=ExportState.CANCELLED, ended_at=at)
    export.refresh_from_db()
    return export
