"""Does an import end as if nothing had happened when its worker is killed, again and again?

As in test_bulk_runs.py: real workers on a database of their own, and SIGKILL, here at points that
the clock chooses: within a batch, between two, and while one is committed.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import psycopg
from hypothesis import settings

from naryad.companies.models import Company
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.spreadsheets import actions
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.sheets import sheet_of
from naryad.spreadsheets.states import ImportState
from tests.database import TestDatabase
from tests.kills.working import working
from tests.program import wait_until
from tests.spreadsheets.staging import check, run_whole, stage, states
from tests.spreadsheets.test_imports import HEADS, a_crowd
from tests.world import World

NOWHERE = "smtp://127.0.0.1:9"
ALL = 1_200
PATIENCE = 240
# How often while it is checked, run and taken back; ten times in all with --long.
KILLS = (2, 4, 4) if settings.get_current_profile_name() == "long" else (1, 1, 1)


def test_killed_at_each_stage_it_ends_as_if_undisturbed(
    own_database: TestDatabase, own_world: World, tmp_path: Path
) -> None:
    rows = a_crowd(own_world, ALL)
    for place, row in enumerate(rows):
        row[4] = f"Made {place % 7}"
    head, by, at = own_world.service.head, own_world.actor(own_world.service.head), own_world.at
    run = stage(own_world, head, "customers", HEADS, rows, key="email", create=["companies"])
    before = set(_living())

    def work(times: int, ends: Collection[ImportState]) -> None:
        _work_and_kill(own_database, run, tmp_path, times=times, ends=ends)

    actions.check_import(run.pk, by=by, at=at)
    work(KILLS[0], (ImportState.CHECKED,))
    assert (states(run), set(_living())) == ({"new": ALL}, before)
    actions.run_import(run.pk, by=by, at=at)
    work(KILLS[1], (ImportState.DONE,))
    assert states(run) == {"done": ALL}
    added = set(_living()) - before
    assert len(added) == ALL
    assert Company.objects.filter(name__startswith="Made ", deleted_at=None).count() == 7
    assert _events("person.added", added) == Counter(added)
    disturbed = _words(own_world, added)
    actions.undo_import(run.pk, by=by, at=at)
    work(KILLS[2], (ImportState.UNDONE,))
    assert (states(run), set(_living())) == ({"undone": ALL}, before)
    assert not Company.objects.filter(name__startswith="Made ", deleted_at=None).exists()
    assert _events("person.deleted", added) == Counter(added)
    kinds = Event.objects.filter(subject="import", subject_id=run.pk).values_list("kind", flat=True)
    assert sorted(kinds) == ["import.run", "import.started", "import.undone"]
    calm = stage(own_world, head, "customers", HEADS, rows, key="email", create=["companies"])
    run_whole(own_world, check(own_world, calm))
    assert _words(own_world, set(_living()) - before) == disturbed


def _work_and_kill(
    database: TestDatabase, run: Import, data: Path, *, times: int, ends: Collection[ImportState]
) -> None:
    """Each worker lives for a moment after it has taken its job; the last one to the end."""

    def has_ended() -> bool:
        run.refresh_from_db()
        return run.state in ends

    for _time in range(times):
        with working(database, email_url=NOWHERE, data=data) as worker:
            _wait(lambda: _is_taken(database) or has_ended())
            time.sleep(random.uniform(0, 1.5))
            worker.kill()
        _put_back(database)
    with working(database, email_url=NOWHERE, data=data):
        _wait(has_ended)


def _wait(is_true: Callable[[], bool]) -> None:
    wait_until(is_true, seconds=PATIENCE)


def _is_taken(database: TestDatabase) -> bool:
    with psycopg.connect(database.urls.owner, autocommit=True) as connection:
        taken = connection.execute(
            "SELECT FROM procrastinate_jobs WHERE status = 'doing' AND queue_name = 'long'"
        )
        return taken.fetchone() is not None


def _put_back(database: TestDatabase) -> None:
    """As `retry_abandoned_jobs` does once the heartbeat of a worker is silent."""
    with psycopg.connect(database.urls.owner, autocommit=True) as connection:
        connection.execute(
            "SELECT procrastinate_retry_job_v1(id, now(), NULL, NULL, NULL)"
            " FROM procrastinate_jobs WHERE status = 'doing' AND queue_name = 'long'"
            " AND queueing_lock IS NULL"
        )


def _living() -> list[int]:
    return list(Person.objects.filter(deleted_at=None).values_list("pk", flat=True))


def _words(world: World, ids: Collection[int]) -> dict[str, Mapping[str, str]]:
    """E-mail → all that a file says of that person."""
    known = sheet_of("customers").current(ids, world.actor(world.service.admin))
    return {each.words["email"]: each.words for each in known.values()}


def _events(kind: str, ids: Collection[int]) -> Counter[int]:
    told = Event.objects.filter(kind=kind, subject_id__in=ids)
    return Counter(told.values_list("subject_id", flat=True))
