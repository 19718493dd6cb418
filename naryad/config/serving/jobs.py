"""How are jobs worked off, and what becomes of those whose worker was killed?"""

import logging
from collections.abc import Sequence

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

POLLING_SECONDS = 1.0  # a missed wake-up costs no more than this
CONCURRENCY = 4
STOP_SECONDS = 20.0
HEARTBEAT_SECONDS = 3.0
DEAD_AFTER_SECONDS = 12.0


@app.periodic(cron="* * * * * */10")
@app.task(pass_context=True, queueing_lock="retry_abandoned_jobs")
async def retry_abandoned_jobs(context: JobContext, timestamp: int) -> None:
    """Put back the jobs whose worker was killed; each job can run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            # The next of its kind waits already and will do its work, too.
            await manager.finish_job(job, Status.FAILED, delete_job=True)


def work_off_jobs(queues: Sequence[str] | None = None) -> None:
    """Work until told to stop; the running jobs are finished first. `queues`: all, unless named."""
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    # A copy of the app: jobs that a job defers still join Django's transaction.
    worker_app = app.with_connector(connector.get_worker_connector())
    worker_app.run_worker(
        queues=queues,
        concurrency=CONCURRENCY,
        fetch_job_polling_interval=POLLING_SECONDS,
        shutdown_graceful_timeout=STOP_SECONDS,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=DEAD_AFTER_SECONDS,
        delete_jobs="successful",
    )
