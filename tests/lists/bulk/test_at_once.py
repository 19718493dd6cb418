"""What becomes of a bulk run on which two work at the same moment, or which one cancels then?"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psycopg
from django.db import connections

from naryad.history.models import Event
from naryad.lists.bulk import actions
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.states import RunState
from naryad.lists.bulk.working import work_on
from tests.database import TestDatabase
from tests.kills.working import is_waiting_for_lock
from tests.lists.bulk.runs import counts_of, deleted_among, start
from tests.program import wait_until
from tests.threads import at_once
from tests.web.people.crowds import add_crowd
from tests.world import World


def test_two_workers_never_act_twice_on_a_row(own_world: World) -> None:
    ids = add_crowd(own_world, 450)
    run = start(own_world, "delete", ids)

    def work() -> None:
        work_on(run.pk, at=own_world.at)

    assert at_once(work, work) == [None, None]
    assert counts_of(run) == (450, 400, 0, 0, 0)
    told = Event.objects.filter(kind="person.deleted", subject_id__in=ids)
    assert set(Counter(told.values_list("subject_id", flat=True)).values()) == {1}
    assert told.count() == deleted_among(ids) == 400


def test_who_cancels_does_not_wait_for_the_batch_at_work(
    own_database: TestDatabase, own_world: World
) -> None:
    ids = add_crowd(own_world, 450)
    run = start(own_world, "delete", ids)
    with psycopg.connect(own_database.urls.owner) as somebody, ThreadPoolExecutor(1) as pool:
        somebody.execute("SELECT FROM people_person WHERE id = %s FOR UPDATE", [ids[7]])
        batch = pool.submit(_work, run, own_world)
        wait_until(lambda: is_waiting_for_lock(own_database))
        by = own_world.actor(own_world.service.admin)
        asked = actions.cancel_run(run.pk, by=by, at=own_world.at)
        assert asked.cancel_asked_at == own_world.at
        assert not batch.done()
        somebody.rollback()
        batch.result(timeout=60)
    work_on(run.pk, at=own_world.at)
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED
    assert counts_of(run) == (450, 200, 0, 0, 0)


def _work(run: BulkRun, world: World) -> None:
    try:
        work_on(run.pk, at=world.at)
    finally:
        connections.close_all()
