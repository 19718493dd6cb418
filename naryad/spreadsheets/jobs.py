"""Which work on exports is done in the background?"""

from datetime import datetime

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from naryad.core.queues import LONG
from naryad.spreadsheets import batches, import_jobs
from naryad.spreadsheets.actions import forget_exports, make_due_export
from naryad.spreadsheets.working import break_off, work_on

__all__ = ["forget_old_exports", "import_jobs", "make_scheduled_exports", "write_export_file"]

_TRIES = RetryStrategy(max_attempts=4, exponential_wait=2)


@app.task(name=batches.JOB, queue=LONG, pass_context=True, retry=_TRIES)
def write_export_file(context: JobContext, export_id: int) -> None:
    """A worker that is killed begins the file anew: nobody has seen the half one."""
    try:
        work_on(export_id)
    except Exception:
        if context.job.attempts >= (_TRIES.max_attempts or 0):
            break_off(export_id, at=timezone.now())
        raise


@app.periodic(cron="27 * * * *")
@app.task(name="forget_exports", queueing_lock="forget_exports")
def forget_old_exports(timestamp: int) -> None:
    while forget_exports(at=timezone.now()):
        continue


@app.periodic(cron="*/5 * * * *")
@app.task(name="make_scheduled_exports", queueing_lock="make_scheduled_exports")
def make_scheduled_exports(timestamp: int) -> None:
    make_all_due(at=timezone.now())


def make_all_due(*, at: datetime) -> None:
    """Each schedule once: one that cannot begin now stays due till the next round."""
    last: int | None = 0
    while last is not None:
        last = make_due_export(after=last, at=at)
