"""How does an import begin to write, or go on after a pause?"""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.queues import LONG
from naryad.history.recording import Change, compare, record
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.import_locking import hold_own_import, take_turn
from naryad.spreadsheets.import_refusals import CheckedSince, NotChecked, NothingToDo, NotNow
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import TO_DO, ImportState, RowState

_CAN_BEGIN = (ImportState.CHECKED, ImportState.PAUSED)


@transaction.atomic
def run_import(
    import_id: int, *, seen_version: int | None = None, by: Actor, at: datetime
) -> Import:
    """Of the rows that are new or changed; those with errors stay what they are. A second click
    finds it running. `seen_version`: whose numbers somebody has agreed to.

    Raises NotVisible, NotNow, CheckedSince, NotChecked, NothingToDo, TooManyImports.
    """
    by.require_own_eyes()
    run = hold_own_import(import_id, by=by)
    open_sheet(run.noun, by)
    if run.state == ImportState.RUNNING:
        return run
    if run.state not in _CAN_BEGIN:
        raise NotNow
    if seen_version is not None and seen_version != run.version:
        raise CheckedSince
    if rows_of(run).filter(state=RowState.READ).exists():
        raise NotChecked
    to_do = rows_of(run).filter(state__in=TO_DO).count()
    if not to_do and run.state == ImportState.CHECKED:
        raise NothingToDo
    take_turn(by)
    if run.started_at is None:
        told = compare({}, {"noun": run.noun, "file": run.file_name, "rows": to_do})
        record([Change("import.started", "import", run.pk, told)], by=by, at=at)
    run.state, run.started_at = ImportState.RUNNING, run.started_at or at
    run.pause_asked_at = run.cancel_asked_at = None
    run.save(update_fields=["state", "started_at", "pause_asked_at", "cancel_asked_at"])
    app.configure_task(import_batches.RUN_JOB, queue=LONG).defer(import_id=run.pk)
    return run
