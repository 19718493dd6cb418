"""Which work on bulk runs is done in the background?"""

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from naryad.lists.bulk import batches
from naryad.lists.bulk.actions import forget_runs
from naryad.lists.bulk.working import break_off, work_on

# A database that restarts is back after the second or third try.
_TRIES = RetryStrategy(max_attempts=6, exponential_wait=2)


@app.task(name=batches.JOB, pass_context=True, retry=_TRIES)
def work_off_run(context: JobContext, run_id: int) -> None:
    """One batch. The next one is a job of its own, deferred in the transaction of this one: so a
    worker that is told to stop, or is killed, leaves at most one batch to be tried again."""
    try:
        work_on(run_id, at=timezone.now())
    except Exception:
        if context.job.attempts >= (_TRIES.max_attempts or 0):
            break_off(run_id, at=timezone.now())
        raise


@app.periodic(cron="41 3 * * *")
@app.task(name="forget_bulk_runs", queueing_lock="forget_bulk_runs")
def forget_bulk_runs(timestamp: int) -> None:
    while forget_runs(at=timezone.now()):
        continue
