"""How is what a bulk run has done taken back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.locks import hold_lock
from naryad.lists.bulk.actions.open_run import open_run
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.queries import is_open_to_undo, undo_of, undoable_rows
from naryad.lists.bulk.refusals import NothingToUndo, StillRunning
from naryad.lists.bulk.registry import find_undoing, find_verb
from naryad.lists.bulk.visibility import take_run


@transaction.atomic
def undo_run(run_id: int, *, by: Actor, at: datetime) -> BulkRun:
    """A run of the undoing verb over exactly the rows that were done. Those that somebody has
    changed since come back as stale. A second undo is the first one.

    Raises NotVisible, StillRunning, NothingToUndo.
    """
    by.require_own_eyes()
    hold_lock(f"bulk run {run_id}")
    run = take_run(run_id, by=by)
    if run.is_open:
        raise StillRunning
    known = undo_of(run)
    if known is not None:
        return known
    done_by = find_verb(run.noun, run.verb)
    verb = find_undoing(done_by)
    if verb is None or not is_open_to_undo(run, done_by, actor=by, at=at):
        raise NothingToUndo
    done = undoable_rows(run).order_by("place")
    picked = [Picked(*row) for row in done.values_list("subject_id", "new_version", "kept")]
    if not picked:
        raise NothingToUndo
    return open_run(verb, picked, parameters={}, came_from=run.came_from, undoes=run, by=by, at=at)
