"""How does a test run a worker that it can kill, and see that it waits for a lock?"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

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
