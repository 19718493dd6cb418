"""Which pg_dump fits the server?"""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg

from naryad.config.database.account import CommandFailed
from naryad.config.database.file_lock import FileLock
from naryad.config.database.programs import wheel_programs


def tool_for(url: str, name: str) -> str:
    """The program of the server's own major version, the system's first.

    The system's can speak TLS, the wheel's cannot; a newer one than the
    server writes dumps that the server does not understand.
    """
    with psycopg.connect(url) as connection:
        major = connection.info.server_version // 10_000
    candidates = [shutil.which(name), f"/usr/lib/postgresql/{major}/bin/{name}"]
    if wheel_programs().major == major:
        candidates.append(wheel_programs().path(name))
    for path in filter(None, candidates):
        if Path(path).exists() and _major_of(path) == major:
            return path
    raise CommandFailed(name, f"Version {major} is needed; install postgresql-client-{major}.")


def run_tool(url: str, name: str, *arguments: str, lock: FileLock | None = None) -> None:
    """Run it on this database; the password stays out of the process list. It holds `lock` too, so
    that nobody takes its work for ended while it goes on without us."""
    environment = {**os.environ, **_connection_variables(url)}
    result = subprocess.run(  # noqa: S603 - fixed programs, no shell
        [tool_for(url, name), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        pass_fds=(lock.descriptor,) if lock else (),
    )
    if result.returncode:
        raise CommandFailed(name, result.stderr)


def _major_of(path: str) -> int:
    answer = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    words = answer.stdout.split("(PostgreSQL)")[-1].split()
    return int(words[0].split(".")[0]) if words else 0


def _connection_variables(url: str) -> dict[str, str]:
    given = psycopg.conninfo.conninfo_to_dict(url)
    names = {"dbname": "PGDATABASE", "connect_timeout": "PGCONNECT_TIMEOUT"}
    return {
        names.get(key, f"PG{key.upper()}"): str(value)
        for key, value in given.items()
        if value is not None
    }
