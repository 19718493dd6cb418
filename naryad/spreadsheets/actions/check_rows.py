"""What comes of each row of a file, should it be imported?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Result
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.import_rows import batches_of
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.rows_in.acting import Acted
from naryad.spreadsheets.rows_in.drafts import Draft
from naryad.spreadsheets.rows_in.proving import prove
from naryad.spreadsheets.rows_in.reading import Reader
from naryad.spreadsheets.rows_in.twins import Twins
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import ImportState, RowState

_CELLS = ("line", "cells", "fixed")
_FIELDS = ("state", "remarks", "target_id", "seen_version", "changes", "undo", "wave")


def check_rows(run: Import, *, by: Actor, at: datetime) -> None:
    """Not one transaction, since it may take minutes; a worker that is killed begins anew. Each
    batch says how far it has come. Who asks for an end is back before the check.

    Raises NotVisible for a noun that the actor may not import any more.
    """
    by.require_own_eyes()
    if run.by_id != by.person_id:
        raise NotVisible
    counts = Counter({state.lower(): 0 for state in RowState.values})
    if not _note(run, counts):
        return
    sheet = open_sheet(run.noun, by)
    reader = Reader(run, sheet, by=by, rows=_cells_of_all(run))
    twins = Twins(reader.layout)
    for batch in batches_of(run, size=import_batches.SIZE, only=("state", *_CELLS)):
        _check_batch(batch, reader, twins, by=by, at=at)
        counts.update(row.state.lower() for row in batch)
        if not _note(run, counts):
            return
    if not _going(run).update(state=ImportState.CHECKED, checked_at=timezone.now()):
        _stop(run)


def _cells_of_all(run: Import) -> Iterator[ImportRow]:
    for batch in batches_of(run, size=import_batches.SIZE, only=_CELLS):
        yield from batch


def _check_batch(
    rows: Sequence[ImportRow], reader: Reader, twins: Twins, *, by: Actor, at: datetime
) -> None:
    drafts = reader.read([row for row in rows if row.state != RowState.SKIPPED])
    drafts = [draft for draft in drafts if not draft.is_blank]
    for draft in drafts:
        twins.look_at(draft)
    changes = {draft.line: reader.changes(draft) for draft in drafts}
    doubtful = [draft for draft in drafts if draft.known is None or changes[draft.line]]
    acted = prove(doubtful, drafts, reader, by=by, at=at)
    for row in rows:
        row.remarks, row.changes, row.undo, row.wave = [], {}, None, 0
        row.target_id, row.seen_version, row.state = None, None, RowState.SKIPPED
    for draft in drafts:
        _settle(draft, changes[draft.line], acted, reader)
    with transaction.atomic():
        write_rows(rows, fields=_FIELDS)


def _settle(draft: Draft, changes: dict[str, list[str]], acted: Acted, reader: Reader) -> None:
    row, outcome = draft.row, acted.outcomes.get(draft.line)
    if outcome is not None and outcome.refusal is not None:
        fields = reader.sheet.columns_of_fields
        draft.blame_all(outcome.refusal, fields, reader.layout.labels)
    row.wave = reader.neighbours.wave_of(draft.line)
    row.target_id, row.remarks = draft.target_id, draft.remarks
    row.seen_version = None if draft.known is None else draft.known.version
    is_same = not changes or (outcome is not None and outcome.result == Result.SAME)
    if draft.remarks:
        row.state = RowState.ERROR
    elif draft.known is not None and is_same:
        row.state = RowState.SAME
    else:
        row.state = RowState.NEW if draft.known is None else RowState.CHANGED
    row.changes = {} if row.state == RowState.SAME else changes


def _going(run: Import) -> QuerySet[Import]:
    return Import.objects.filter(
        pk=run.pk, state=ImportState.CHECKING, cancel_asked_at__isnull=True
    )


def _note(run: Import, counts: Counter[str]) -> bool:
    """How far it has come; False where somebody has asked for an end."""
    if _going(run).update(counts=dict(counts)):
        return True
    _stop(run)
    return False


def _stop(run: Import) -> None:
    """Also where the end was asked for after the last row: nothing else would ever end it."""
    stopped = Import.objects.filter(pk=run.pk, state=ImportState.CHECKING)
    stopped.update(state=ImportState.MAPPING, cancel_asked_at=None)
