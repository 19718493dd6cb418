"""What becomes of the next rows of an import?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible
from naryad.core.plans import forget_plans
from naryad.core.queues import LONG
from naryad.history.recording import Change, compare, record
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.actions.invite_rows import invite_rows
from naryad.spreadsheets.import_locking import hold_import
from naryad.spreadsheets.import_rows import count_states, rows_of
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.rows_in.writing import write_drafts
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import TO_DO, ImportState, RowState

_FIELDS = ("state", "remarks", "target_id", "undo")


@transaction.atomic
def work_import(run: Import, *, by: Actor, at: datetime) -> None:
    """Acts on the next rows and marks them in one transaction: a killed worker has done and marked
    all of them, or none, so no row is ever done twice. Those that must be invited come last.

    Raises NotVisible for a noun that the actor may not import any more.
    """
    by.require_own_eyes()
    if run.by_id != by.person_id:
        raise NotVisible
    hold_import(run.pk)
    run.refresh_from_db()
    if run.state != ImportState.RUNNING:
        return
    sheet = open_sheet(run.noun, by)
    if run.cancel_asked_at is not None:
        _end(run, ImportState.CANCELLED, by=by, at=at)
        return
    if run.pause_asked_at is not None and _pause(run):
        return
    batch = _take_batch(run)
    if batch:
        # The batch before may have filled tables that were empty.
        forget_plans()
        write_drafts(batch, run, sheet, by=by, at=at)
        write_rows(batch, fields=_FIELDS)
        Import.objects.filter(pk=run.pk).update(counts=_counted(run, batch))
    elif not invite_rows(run, sheet, by=by, at=at):
        _end(run, ImportState.DONE, by=by, at=at)
        return
    app.configure_task(import_batches.RUN_JOB, queue=LONG).defer(import_id=run.pk)


def _take_batch(run: Import) -> list[ImportRow]:
    """Of one wave: what they hang on is done."""
    to_do = rows_of(run).filter(state__in=TO_DO)
    wave = to_do.order_by("wave", "line").values_list("wave", flat=True).first()
    if wave is None:
        return []
    return list(to_do.filter(wave=wave).order_by("line")[: import_batches.SIZE])


def _counted(run: Import, batch: Sequence[ImportRow]) -> dict[str, int]:
    """Each row of the batch was in another state before."""
    counts = dict(run.counts)
    for row in batch:
        was = RowState.CHANGED if row.seen_version is not None else RowState.NEW
        counts[was.lower()] = counts.get(was.lower(), 0) - 1
        counts[row.state.lower()] = counts.get(row.state.lower(), 0) + 1
    return counts


def _pause(run: Import) -> bool:
    """False where somebody has given it up in the meantime: the next batch ends it."""
    going = Import.objects.filter(pk=run.pk, cancel_asked_at=None)
    return bool(going.update(state=ImportState.PAUSED, pause_asked_at=None))


def _end(run: Import, state: ImportState, *, by: Actor, at: datetime) -> None:
    run.state, run.ended_at, run.counts = state, at, count_states(run)
    run.save(update_fields=["state", "ended_at", "counts"])
    told = {each: run.counts[each] for each in ("done", "refused")}
    shown = compare({}, {"noun": run.noun, "file": run.file_name, **told})
    record([Change("import.run", "import", run.pk, shown)], by=by, at=at)
