"""Does the doctor see a pool between the program and PostgreSQL? Where PgBouncer is installed."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from naryad.config.database.urls import DatabaseUrls
from naryad.config.diagnosis.patient import Patient
from naryad.config.diagnosis.pooling import faults_of_pooling
from tests.config.test_checks import GOOD
from tests.database import TestDatabase
from tests.program import free_port, wait_until

PROGRAM = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@pytest.mark.skipif(PROGRAM is None, reason="there is no PgBouncer here")
@pytest.mark.parametrize(("mode", "is_told"), [("session", False), ("transaction", True)])
def test_a_pool_that_keeps_no_sessions_is_told(
    own_database: TestDatabase, mode: str, is_told: bool
) -> None:
    direct = own_database.urls
    with pgbouncer(direct, mode=mode) as pooled:
        serving = _codes(DatabaseUrls(application=pooled.application, owner=direct.owner))
        migrating = _codes(DatabaseUrls(application=direct.application, owner=pooled.owner))
    assert _codes(direct) == []
    # Which of the two: newer ones keep prepared statements.
    assert len(serving) == is_told and set(serving) <= {"pool-statements", "pool-transactions"}
    assert migrating == ["pool-migrating"] * is_told


def _codes(urls: DatabaseUrls) -> list[str]:
    return [each.code for each in faults_of_pooling(Patient(GOOD, urls, datetime.now(UTC)))]


@contextmanager
def pgbouncer(urls: DatabaseUrls, *, mode: str) -> Iterator[DatabaseUrls]:
    """In front of the server of the tests, as the system user that may enter its folder."""
    application, owner = conninfo_to_dict(urls.application), conninfo_to_dict(urls.owner)
    user, port = os.stat(str(owner["host"])).st_uid, free_port()
    with TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        known = [f'"{each["user"]}" "{each["password"]}"' for each in (application, owner)]
        (folder / "users").write_text("\n".join(known))
        (folder / "pgbouncer.ini").write_text(
            f"[databases]\n* = host={owner['host']} port=5432\n[pgbouncer]\npool_mode = {mode}\n"
            f"listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
            f"auth_type = scram-sha-256\nauth_file = {folder}/users\n"
            "ignore_startup_parameters = options\n"
        )
        for path in (folder, *folder.iterdir()):
            os.chown(path, user, user)
        assert PROGRAM is not None
        words = [PROGRAM, "--quiet", str(folder / "pgbouncer.ini")]
        process = subprocess.Popen(words, user=user, stdin=subprocess.DEVNULL)
        pooled = DatabaseUrls(*(_through(port, each) for each in (application, owner)))
        try:
            wait_until(lambda: _answers(pooled.owner))
            yield pooled
        finally:
            process.terminate()
            process.wait(30)


def _through(port: int, known: dict[str, object]) -> str:
    return (
        f"postgresql://{known['user']}:{known['password']}@127.0.0.1:{port}/{known['dbname']}"
        "?sslmode=disable"
    )


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True
