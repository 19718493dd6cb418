"""What becomes of the next rows of an import that is taken back?"""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible
from naryad.core.queues import LONG
from naryad.history.recording import Change, compare, record
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.import_locking import hold_import
from naryad.spreadsheets.import_rows import count_states, rows_of
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.rows_in.undoing import take_back, take_back_made
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import ImportState, RowState


@transaction.atomic
def undo_rows(run: Import, *, by: Actor, at: datetime) -> None:
    """Those that hang on others first, and what was made on the way last; each batch with its marks
    in one transaction. What somebody has touched since stays, and its row says so.

    Raises NotVisible for a noun that the actor may not import any more.
    """
    by.require_own_eyes()
    if run.by_id != by.person_id:
        raise NotVisible
    hold_import(run.pk)
    run.refresh_from_db()
    if run.state != ImportState.UNDOING:
        return
    sheet = open_sheet(run.noun, by)
    batch = _take_batch(run)
    made = [] if batch else _take_made(run)
    if batch:
        take_back(batch, sheet, by=by, at=at)
    elif made:
        take_back_made(made, by=by, at=at)
    else:
        _end(run, by=by, at=at)
        return
    write_rows(batch or made, fields=("state", "remarks", "undo"))
    counts = count_states(run)
    Import.objects.filter(pk=run.pk).update(counts=counts)
    app.configure_task(import_batches.UNDO_JOB, queue=LONG).defer(import_id=run.pk)


def _take_batch(run: Import) -> list[ImportRow]:
    """Of one wave."""
    done = rows_of(run).filter(state=RowState.DONE)
    last = done.order_by("-wave").values_list("wave", flat=True)[:1]
    return list(done.filter(wave__in=last).order_by("-line")[: import_batches.SIZE])


def _take_made(run: Import) -> list[ImportRow]:
    rows = rows_of(run).filter(state__in=(RowState.UNDONE, RowState.KEPT), undo__has_key="made")
    return list(rows.order_by("-line")[: import_batches.SIZE])


def _end(run: Import, *, by: Actor, at: datetime) -> None:
    run.state, run.undone_at, run.counts = ImportState.UNDONE, at, count_states(run)
    run.save(update_fields=["state", "undone_at", "counts"])
    told = {each: run.counts[each] for each in ("undone", "kept")}
    shown = compare({}, {"noun": run.noun, "file": run.file_name, **told})
    record([Change("import.undone", "import", run.pk, shown)], by=by, at=at)
