"""Which work on imports is done in the background?"""

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from naryad.core.queues import LONG
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.actions.forget_imports import forget_imports
from naryad.spreadsheets.importing import CHECK, READ, RUN, UNDO, Work, give_up, go_on

# A database that restarts is back after the second or third try.
_TRIES = RetryStrategy(max_attempts=6, exponential_wait=2)


@app.task(name=import_batches.READ_JOB, queue=LONG, pass_context=True, retry=_TRIES)
def read_import_file(context: JobContext, import_id: int) -> None:
    """The whole file in one transaction; a worker that is killed begins anew."""
    _work(context, import_id, READ)


@app.task(name=import_batches.CHECK_JOB, queue=LONG, pass_context=True, retry=_TRIES)
def check_import_rows(context: JobContext, import_id: int) -> None:
    """All rows; a worker that is killed begins anew, for nothing has been written but remarks."""
    _work(context, import_id, CHECK)


@app.task(name=import_batches.RUN_JOB, queue=LONG, pass_context=True, retry=_TRIES)
def work_off_import(context: JobContext, import_id: int) -> None:
    """One batch. The next one is a job of its own, deferred in the transaction of this one: so a
    worker that is told to stop, or is killed, leaves at most one batch to be tried again."""
    _work(context, import_id, RUN)


@app.task(name=import_batches.UNDO_JOB, queue=LONG, pass_context=True, retry=_TRIES)
def undo_import_rows(context: JobContext, import_id: int) -> None:
    """One batch, as `work_off_import`."""
    _work(context, import_id, UNDO)


@app.periodic(cron="43 3 * * *")
@app.task(name="forget_imports", queueing_lock="forget_imports")
def forget_old_imports(timestamp: int) -> None:
    while forget_imports(at=timezone.now()):
        continue


def _work(context: JobContext, import_id: int, work: Work) -> None:
    try:
        go_on(import_id, work)
    except Exception:
        if context.job.attempts >= (_TRIES.max_attempts or 0):
            give_up(import_id, at=timezone.now())
        raise
