"""How does somebody have another sheet of a file read, or say where its heads stand?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.errors import Invalid
from naryad.core.queues import LONG
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.files_in.merged_cells import HEAD_LINES
from naryad.spreadsheets.import_locking import hold_own_import, take_turn
from naryad.spreadsheets.import_refusals import FileForgotten, NotNow
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import ImportState

_NO_SHEET = _("There is no such sheet in this file. Choose another one.")
_NO_LINE = _("Say one of the first %(most)s rows, or 0 where the table has no heads.")


@transaction.atomic
def read_anew(
    import_id: int, *, sheet: str, header_line: int | None, by: Actor, at: datetime
) -> Import:
    """Without a line the heads are looked for; 0 says that there are none. What was matched and
    mended is gone with the rows that were read before.

    Raises NotVisible, NotNow, FileForgotten, TooManyImports, Invalid at `sheet` and `header_line`.
    """
    by.require_own_eyes()
    run = hold_own_import(import_id, by=by)
    open_sheet(run.noun, by)
    if run.state not in (ImportState.MAPPING, ImportState.CHECKED):
        raise NotNow
    if run.file_key is None:
        raise FileForgotten
    if sheet != run.sheet and sheet not in run.sheets:
        raise Invalid({"sheet": _NO_SHEET})
    if header_line is not None and not 0 <= header_line <= HEAD_LINES:
        raise Invalid({"header_line": _NO_LINE % {"most": HEAD_LINES}})
    take_turn(by)
    run.sheet, run.state = sheet, ImportState.READING
    if header_line is None:
        run.columns = []
    else:
        run.header_line = header_line
    run.version, run.total, run.counts = run.version + 1, 0, {}
    run.save(
        update_fields=["sheet", "state", "columns", "header_line", "version", "total", "counts"]
    )
    app.configure_task(import_batches.READ_JOB, queue=LONG).defer(import_id=run.pk)
    return run
