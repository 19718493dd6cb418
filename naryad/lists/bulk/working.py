"""How does a bulk run go on when nobody waits for it?"""

from datetime import datetime

from naryad.access.actor import act_as_system
from naryad.core.errors import Refusal
from naryad.lists.bulk.actions.stop_run import stop_run
from naryad.lists.bulk.actions.work_batch import work_batch
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.refusals import RunBroke
from naryad.people.acting import act_as


def work_on(run_id: int, *, at: datetime) -> None:
    """One batch, with the rights that whoever started it has at this moment: who lost them, was
    banned or is gone does nothing more."""
    run = _find(run_id)
    if run is None:
        return
    try:
        work_batch(run, by=act_as(run.by, at=at), at=at)
    except Refusal as refusal:
        stop_run(run, refusal, by=act_as_system(run.organization_id), at=at)


def break_off(run_id: int, *, at: datetime) -> None:
    """After the last try, so that nobody watches a bar that never moves again."""
    run = _find(run_id)
    if run is not None:
        stop_run(run, RunBroke(), by=act_as_system(run.organization_id), at=at)


def _find(run_id: int) -> BulkRun | None:
    return BulkRun.objects.select_related("by__organization").filter(pk=run_id).first()
