"""How does the peer get the very tickets that Naryad has?"""

import json
import os
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from bench.peer.installing import SITE
from naryad.config.database.roles import OWNER_ROLE
from naryad.config.database.running import RunningDatabase
from naryad.config.database.urls import with_database

DATABASE = "peer"
# Titles, texts, times, requesters and how many are open are the same. The peer has no objects,
# areas and life cycles: everybody of its staff sees everything, and one of them has each.
_TICKETS = """
COPY (SELECT t.id - {first}, t.title, t.text, 1, t.created_at, t.changed_at, p.email,
        1 + mod(t.id, {staff}), CASE WHEN t.is_open THEN 1 ELSE 4 END, false, '',
        2 + mod(t.id, 3), t.deadline, md5(t.id::text)
      FROM tickets_ticket t LEFT JOIN people_person p ON p.id = t.requester_id
      WHERE t.id > {first} AND t.id <= {last} ORDER BY t.id) TO STDOUT"""
_INTO = """
COPY helpdesk_ticket (id, title, description, queue_id, created, modified, submitter_email,
    assigned_to_id, status, on_hold, resolution, priority, due_date, secret_key) FROM STDIN"""


def make_peer(
    python: Path, database: RunningDatabase, *, first: int, number: int, staff: int
) -> tuple[dict[str, str], list[str]]:
    """Anew: the environment in which its Python finds it, and sessions of its staff."""
    assert database.server is not None
    with psycopg.connect(database.server.superuser_url, autocommit=True) as maker:
        names = (sql.Identifier(DATABASE), sql.Identifier(OWNER_ROLE))
        maker.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(names[0]))
        maker.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*names))
    url = with_database(database.urls.owner, DATABASE)
    environment = _environment(url)
    made = subprocess.run(
        [python, SITE / "helpdesk_people.py", str(staff)],
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
    )
    _copy_tickets(database.urls.owner, url, first=first, number=number, staff=staff)
    return environment, json.loads(made.stdout)


def _copy_tickets(ours: str, theirs: str, *, first: int, number: int, staff: int) -> None:
    given = {"first": first, "last": first + number, "staff": staff}
    query = sql.SQL(_TICKETS).format(**{name: sql.Literal(value) for name, value in given.items()})
    with psycopg.connect(ours) as source, psycopg.connect(theirs) as target:
        with source.cursor().copy(query) as read, target.cursor().copy(_INTO) as write:
            for piece in read:
                write.write(piece)
        target.execute(
            "SELECT setval(pg_get_serial_sequence('helpdesk_ticket', 'id'), %s)", [number + 1]
        )
        target.commit()
        target.autocommit = True
        target.execute("VACUUM ANALYZE")


def _environment(url: str) -> dict[str, str]:
    known = conninfo_to_dict(url)
    return {
        **os.environ,
        "PYTHONPATH": str(SITE),
        "PEER_DATABASE": DATABASE,
        "PEER_USER": str(known["user"]),
        "PEER_PASSWORD": str(known["password"]),
        "PEER_HOST": str(known["host"]),
    }
