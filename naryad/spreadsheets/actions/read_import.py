"""How does the worker read the file of an import?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.files.storing import path_of
from naryad.spreadsheets.files_in.glimpses import Glimpses
from naryad.spreadsheets.files_in.heads import find_head_line, name_heads
from naryad.spreadsheets.files_in.opening import sniff
from naryad.spreadsheets.files_in.reading_file import Line, Table, reading
from naryad.spreadsheets.files_in.refusals import NoRows
from naryad.spreadsheets.import_locking import hold_import
from naryad.spreadsheets.import_refusals import FileForgotten
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.matching import match
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.proposing import names_of
from naryad.spreadsheets.sheets import columns_for, open_sheet
from naryad.spreadsheets.staging import stage
from naryad.spreadsheets.states import ImportState


@transaction.atomic
def read_import(run: Import, *, by: Actor, at: datetime) -> None:
    """All rows below the heads, or none: a worker that is killed begins anew. One that was given up
    meanwhile keeps nothing. In the active language.

    Raises an UnreadableFile, NoRows, FileForgotten, and NotVisible where the right is gone.
    """
    by.require_own_eyes()
    if run.by_id != by.person_id:
        raise NotVisible
    hold_import(run.pk)
    run.refresh_from_db()
    if run.state != ImportState.READING:
        return
    if run.file_key is None:
        raise FileForgotten
    path = path_of(run.file_key)
    rows_of(run).delete()
    with reading(path, sniff(path), sheet=run.sheet) as table:
        _read(run, table, by=by)
    _keep(run)


def _read(run: Import, table: Table, *, by: Actor) -> None:
    first: Sequence[Line] = next(table.pieces, ())
    columns = columns_for(open_sheet(run.noun, by), by)
    if run.columns:
        # Whoever reads it anew has said where the heads stand.
        line = run.header_line
    else:
        line = find_head_line(first, names_of(columns).keys(), table.across)
    heads = name_heads(first, line, table.across)
    flow = Flow(chain([first], table.pieces), line, Glimpses(len(heads)))
    stage(run, flow)
    if not flow.count:
        raise NoRows
    heads += [""] * (len(flow.glimpses.columns) - len(heads))
    run.sheets, run.sheet, run.header_line = list(table.sheets), table.sheet, line
    run.total, run.counts = flow.count, {"read": flow.count}
    match(run, heads, flow.glimpses.columns, columns, actor=by)


class Flow:
    """The rows below the heads; tells afterwards how many there were, and what they hold."""

    def __init__(
        self, pieces: Iterable[Sequence[Line]], head_line: int, glimpses: Glimpses
    ) -> None:
        self._pieces, self._head_line, self.glimpses = pieces, head_line, glimpses
        self.count = 0

    def __iter__(self) -> Iterator[Sequence[Line]]:
        for piece in self._pieces:
            below = [(line, cells) for line, cells in piece if line > self._head_line]
            for _line, cells in below:
                self.glimpses.see(cells)
            self.count += len(below)
            yield below


_FIELDS = (
    "sheets",
    "sheet",
    "header_line",
    "columns",
    "mapping",
    "values",
    "key",
    "options",
    "total",
    "counts",
)


def _keep(run: Import) -> None:
    """Whoever has given it up in the meantime was first."""
    going = Import.objects.filter(pk=run.pk, state=ImportState.READING)
    read = {field: getattr(run, field) for field in _FIELDS}
    if not going.update(state=ImportState.MAPPING, version=run.version + 1, **read):
        rows_of(run).delete()
