"""How are cells put right without the file being loaded again?"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import Errors, Invalid
from naryad.spreadsheets.files_in.limits import LONGEST_CELL
from naryad.spreadsheets.import_locking import hold_own_import
from naryad.spreadsheets.import_refusals import NoSuchLine, NotNow
from naryad.spreadsheets.import_rows import count_states, rows_of
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import ImportState, RowState


@transaction.atomic
def fix_cells(
    import_id: int, texts: Mapping[tuple[int, int], str], *, by: Actor, at: datetime
) -> Import:
    """(line, column index) → what shall stand there; what stood there comes back with its own
    text. Whoever mends does so cell after cell, so nothing is checked yet: `check_import` looks at
    all rows anew, since they may name each other.

    Raises NotVisible, NotNow, NoSuchLine, and Invalid at `cell-3` where it is longer than a file
    may have it.
    """
    by.require_own_eyes()
    run = hold_own_import(import_id, by=by)
    open_sheet(run.noun, by)
    if run.state != ImportState.CHECKED:
        raise NotNow
    errors = _find_too_long(texts)
    if errors:
        raise Invalid(errors)
    rows = {row.line: row for row in rows_of(run).filter(line__in={line for line, _ in texts})}
    for (line, column), typed in texts.items():
        row = rows.get(line)
        if row is None or not 0 <= column < len(run.columns):
            raise NoSuchLine
        as_read = row.cells[column] if column < len(row.cells) else ""
        fixed = {key: kept for key, kept in row.fixed.items() if key != str(column)}
        text = typed.replace("\x00", "")
        row.fixed = fixed if text == as_read else fixed | {str(column): text}
        row.state = RowState.READ
    write_rows(list(rows.values()), fields=("fixed", "state"))
    run.counts = count_states(run)
    run.save(update_fields=["counts"])
    return run


def _find_too_long(texts: Mapping[tuple[int, int], str]) -> Errors:
    words = gettext("At most %(most)s characters.") % {"most": LONGEST_CELL}
    return {
        f"cell-{column}": words
        for (_line, column), text in texts.items()
        if len(text) > LONGEST_CELL
    }
