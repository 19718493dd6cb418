"""How is an import given up?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.spreadsheets.import_visibility import take_own_import
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.states import ImportState

_AT_ONCE = (
    ImportState.READING,
    ImportState.MAPPING,
    ImportState.CHECKED,
    ImportState.PAUSED,
)
_WITH_THE_NEXT_BATCH = (ImportState.CHECKING, ImportState.RUNNING)


@transaction.atomic
def cancel_import(import_id: int, *, by: Actor, at: datetime) -> Import:
    """One that waits for a person ends at once; of one that is being checked only the check ends,
    and one that runs stops with its next batch: what is done stays, and can be taken back. One that
    has ended stays as it is. Raises NotVisible."""
    by.require_own_eyes()
    run = take_own_import(import_id, by=by)
    waiting = Import.objects.filter(pk=run.pk, state__in=_AT_ONCE)
    waiting.update(state=ImportState.CANCELLED, cancel_asked_at=at, ended_at=at)
    working = Import.objects.filter(pk=run.pk, state__in=_WITH_THE_NEXT_BATCH, cancel_asked_at=None)
    working.update(cancel_asked_at=at)
    run.refresh_from_db()
    return run
