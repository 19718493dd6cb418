"""How does a bulk run end that cannot go on?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import Refusal
from naryad.core.locks import hold_lock
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.saying import say_in_all_languages
from naryad.lists.bulk.states import OPEN_STATES, RunState


@transaction.atomic
def stop_run(run: BulkRun, because: Refusal, *, by: Actor, at: datetime) -> None:
    """What is done stays done, what was not reached is untouched; the page says why."""
    by.require_system()
    hold_lock(f"bulk run {run.pk}")
    BulkRun.objects.filter(pk=run.pk, state__in=OPEN_STATES).update(
        state=RunState.STOPPED, because=say_in_all_languages(because), ended_at=at
    )
