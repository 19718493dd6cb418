"""How is a bulk run ended before its last row?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.states import OPEN_STATES
from naryad.lists.bulk.visibility import take_run


@transaction.atomic
def cancel_run(run_id: int, *, by: Actor, at: datetime) -> BulkRun:
    """The batch at work is finished, the next one is not begun. A run that has ended stays as it
    is. Raises NotVisible."""
    by.require_own_eyes()
    run = take_run(run_id, by=by)
    asked = BulkRun.objects.filter(pk=run.pk, state__in=OPEN_STATES, cancel_asked_at=None)
    asked.update(cancel_asked_at=at)
    run.refresh_from_db()
    return run
