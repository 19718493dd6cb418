"""How is the rest of a bulk run tried once more?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.lists.bulk.actions.open_run import open_run
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.picking import Picked, freeze
from naryad.lists.bulk.queries import rows_of
from naryad.lists.bulk.refusals import StillRunning
from naryad.lists.bulk.registry import find_verb
from naryad.lists.bulk.states import AGAIN, RowResult
from naryad.lists.bulk.visibility import take_run


@transaction.atomic
def try_again(run_id: int, result: RowResult, *, key: str = "", by: Actor, at: datetime) -> BulkRun:
    """A new run of the same verb over the rows that came to this result.

    Rows that were not reached count as the person saw them then. The refused and the stale count
    as they are now: the person has read which they are and asks for them all the same.
    Raises NotVisible, StillRunning, NobodyPicked.
    """
    by.require_own_eyes()
    assert result in AGAIN
    run = take_run(run_id, by=by)
    if run.is_open:
        raise StillRunning
    verb = find_verb(run.noun, run.verb)
    rows = rows_of(run, result).order_by("place").values_list("subject_id", "seen_version", "kept")
    is_new_look = result != RowResult.WAITING
    picked = [Picked(row_id, None if is_new_look else seen, kept) for row_id, seen, kept in rows]
    return open_run(
        verb,
        freeze(verb.noun, picked, by=by),
        parameters=run.parameters,
        came_from=run.came_from,
        key=key,
        by=by,
        at=at,
    )
