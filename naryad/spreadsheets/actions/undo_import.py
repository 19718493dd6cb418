"""How is a whole import taken back?"""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.queues import LONG
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.import_locking import hold_own_import, take_turn
from naryad.spreadsheets.import_refusals import NothingDone, NotNow
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import ImportState, RowState

_CAN_BEGIN = (ImportState.DONE, ImportState.CANCELLED, ImportState.BROKEN)


@transaction.atomic
def undo_import(import_id: int, *, by: Actor, at: datetime) -> Import:
    """As long as its rows are kept. A second click finds it being undone.

    Raises NotVisible, NotNow, NothingDone, TooManyImports.
    """
    by.require_own_eyes()
    run = hold_own_import(import_id, by=by)
    open_sheet(run.noun, by)
    if run.state == ImportState.UNDOING:
        return run
    if run.state not in _CAN_BEGIN:
        raise NotNow
    if not rows_of(run).filter(state=RowState.DONE).exists():
        raise NothingDone
    take_turn(by)
    run.state = ImportState.UNDOING
    run.save(update_fields=["state"])
    app.configure_task(import_batches.UNDO_JOB, queue=LONG).defer(import_id=run.pk)
    return run
