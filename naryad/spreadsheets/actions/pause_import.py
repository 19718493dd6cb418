"""How is an import held up for a while?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.spreadsheets.import_visibility import take_own_import
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.states import ImportState


@transaction.atomic
def pause_import(import_id: int, *, by: Actor, at: datetime) -> Import:
    """The batch at work is finished, the next one is not begun until `run_import`. One that does
    not run stays as it is. Raises NotVisible."""
    by.require_own_eyes()
    run = take_own_import(import_id, by=by)
    running = Import.objects.filter(pk=run.pk, state=ImportState.RUNNING, pause_asked_at=None)
    running.update(pause_asked_at=at)
    run.refresh_from_db()
    return run
