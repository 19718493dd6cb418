"""How does somebody say that rows of a file are not to be imported?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.spreadsheets.import_locking import hold_own_import
from naryad.spreadsheets.import_refusals import NoSuchLine, NotNow
from naryad.spreadsheets.import_rows import count_states, rows_of
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import ImportState, RowState


@transaction.atomic
def leave_out_rows(
    import_id: int, lines: Sequence[int], *, left_out: bool, by: Actor, at: datetime
) -> Import:
    """Or, not `left_out`, take them in again, to be checked with `check_import`. What hangs on a
    row that is left out is refused when its turn comes.

    Raises NotVisible, NotNow, NoSuchLine.
    """
    by.require_own_eyes()
    run = hold_own_import(import_id, by=by)
    open_sheet(run.noun, by)
    if run.state != ImportState.CHECKED:
        raise NotNow
    state = RowState.SKIPPED if left_out else RowState.READ
    if not rows_of(run).filter(line__in=lines).update(state=state):
        raise NoSuchLine
    run.counts = count_states(run)
    run.save(update_fields=["counts"])
    return run
