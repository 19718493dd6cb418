"""Does a bulk run act once on each row when its worker is killed, at whatever step?

A real worker process on a database of its own, killed with SIGKILL on both sides of the commit of
a batch. A killed worker's job goes again, as the program's own watchman puts it back.
"""

from collections import Counter
from pathlib import Path

import pytest

from naryad.history.models import Event
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.states import RunState
from naryad.people.models import Person
from tests.database import TestDatabase
from tests.kills.working import holding, is_waiting_for_lock, put_back, working
from tests.lists.bulk.runs import counts_of, start
from tests.program import wait_until
from tests.web.people.crowds import add_crowd
from tests.world import World

NOWHERE = "smtp://127.0.0.1:9"
ALL = 450


@pytest.fixture
def ids(own_world: World) -> list[int]:
    return add_crowd(own_world, ALL)


def test_killed_within_a_batch(
    own_database: TestDatabase, own_world: World, ids: list[int], tmp_path: Path
) -> None:
    """The second batch has locked its people and waits for somebody who holds one of them."""
    run = start(own_world, "delete", ids)
    with (
        holding(own_database, f"SELECT FROM people_person WHERE id = {ids[300]} FOR UPDATE"),
        working(own_database, email_url=NOWHERE, data=tmp_path) as worker,
    ):
        wait_until(lambda: counts_of(run)[1] == 200 and is_waiting_for_lock(own_database))
        worker.kill()
    assert counts_of(run) == (ALL, 200, 0, 0, 0)
    _expect_deleted(ids[:200])
    _go_on(own_database, run, tmp_path)
    _expect_deleted(ids)


def test_killed_between_what_a_batch_did_and_its_commit(
    own_database: TestDatabase, own_world: World, ids: list[int], tmp_path: Path
) -> None:
    """People are deleted and history is written; the counters of the run cannot be."""
    run = start(own_world, "delete", ids)
    with (
        holding(own_database, f"SELECT FROM lists_bulk_run WHERE id = {run.pk} FOR UPDATE"),
        working(own_database, email_url=NOWHERE, data=tmp_path) as worker,
    ):
        wait_until(lambda: is_waiting_for_lock(own_database))
        worker.kill()
    assert counts_of(run) == (ALL, 0, 0, 0, 0)
    _expect_deleted([])
    _go_on(own_database, run, tmp_path)
    _expect_deleted(ids)


def test_killed_after_the_commit_of_a_batch(
    own_database: TestDatabase, own_world: World, ids: list[int], tmp_path: Path
) -> None:
    """The job of a batch that is done goes again as well, beside that of the next one."""
    run = start(own_world, "delete", ids)
    with working(own_database, email_url=NOWHERE, data=tmp_path) as worker:
        wait_until(lambda: counts_of(run)[1] >= 200)
        worker.kill()
    put_back(own_database, also_done_for=run)
    _go_on(own_database, run, tmp_path)
    _expect_deleted(ids)


def _go_on(database: TestDatabase, run: BulkRun, data: Path) -> None:
    put_back(database)
    with working(database, email_url=NOWHERE, data=data):
        wait_until(lambda: counts_of(run)[1] == ALL)
        run.refresh_from_db()
    assert run.state == RunState.DONE


def _expect_deleted(ids: list[int]) -> None:
    """Exactly these of the crowd, each with exactly one event."""
    crowd = Person.objects.filter(last_name="Толпин")
    deleted = crowd.filter(deleted_at__isnull=False).values_list("pk", flat=True)
    assert set(deleted) == set(ids)
    told = Event.objects.filter(kind="person.deleted", subject_id__in=crowd.values("pk"))
    assert Counter(told.values_list("subject_id", flat=True)) == Counter(ids)
