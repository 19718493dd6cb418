"""How does a test run a worker that it can kill, and see that it waits for a lock?"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from naryad.lists.bulk.models import BulkRun
from tests.database import ROOT, TestDatabase

PATIENCE = 30.0


class Worker:
    """Started at once; `kill` is SIGKILL."""

    def __init__(self, database: TestDatabase, *, data: Path, email_url: str, sms_url: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kills.worker"],
            cwd=ROOT,
            env={
                **database.environment,
                "NARYAD_EMAIL_URL": email_url,
                "NARYAD_SMS_URL": sms_url,
                "NARYAD_DATA": str(data),
            },
        )

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(timeout=PATIENCE)


@contextmanager
def working(
    database: TestDatabase, *, data: Path, email_url: str = "", sms_url: str = ""
) -> Iterator[Worker]:
    worker = Worker(database, data=data, email_url=email_url, sms_url=sms_url)
    try:
        yield worker
    finally:
        worker.kill()


@contextmanager
def holding(database: TestDatabase, statement: str) -> Iterator[None]:
    """A lock of somebody else, in a connection of its own."""
    with psycopg.connect(database.urls.owner) as connection:
        connection.execute(statement.encode())
        yield
        connection.rollback()


def is_waiting_for_lock(database: TestDatabase) -> bool:
    with psycopg.connect(database.urls.owner, autocommit=True) as connection:
        row = connection.execute(
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)"
            " WHERE NOT granted AND datname = current_database())"
        ).fetchone()
    return bool(row and row[0])


def put_back(database: TestDatabase, *, also_done_for: BulkRun | None = None) -> None:
    """As `retry_abandoned_jobs` does once the heartbeat of a worker is silent; and, to be sure,
    one job too many."""
    with psycopg.connect(database.urls.owner, autocommit=True) as connection:
        connection.execute(
            "SELECT procrastinate_retry_job_v1(id, now(), NULL, NULL, NULL)"
            " FROM procrastinate_jobs WHERE status = 'doing'"
        )
        if also_done_for is not None:
            connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES"
                " ('default', 'work_off_bulk_run', jsonb_build_object('run_id', %s::bigint))",
                [also_done_for.pk],
            )
