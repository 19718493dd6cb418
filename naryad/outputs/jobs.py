"""Which work on files in the making is done in the background?"""

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from naryad.core.queues import LONG
from naryad.outputs.actions import forget_outputs
from naryad.outputs.job_names import JOB
from naryad.outputs.working import break_off, work_on

# A database that restarts is back after the second or third try.
_TRIES = RetryStrategy(max_attempts=6, exponential_wait=2)


@app.task(name=JOB, queue=LONG, pass_context=True, retry=_TRIES)
def work_on_output(context: JobContext, output_id: int) -> None:
    """One part, or the end. The next one is a job of its own, deferred in the transaction of this
    one, so a worker that is killed leaves at most one part to be made again."""
    try:
        work_on(output_id, at=timezone.now())
    except Exception:
        if context.job.attempts >= (_TRIES.max_attempts or 0):
            break_off(output_id, at=timezone.now())
        raise


@app.periodic(cron="47 3 * * *")
@app.task(name="forget_outputs", queueing_lock="forget_outputs")
def forget_old_outputs(timestamp: int) -> None:
    while forget_outputs(at=timezone.now()):
        continue
