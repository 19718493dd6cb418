"""Does a bulk move move each ticket once when its worker is killed?

As in test_bulk_runs.py: a real worker on a database of its own, and SIGKILL.
"""

from collections import Counter
from pathlib import Path

from naryad.history.models import Event
from naryad.lists.bulk.actions import start_run
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.registry import find_verb
from naryad.lists.bulk.states import RunState
from naryad.tickets import actions
from naryad.tickets.group_steps import key_of
from naryad.tickets.models import Ticket
from tests.database import TestDatabase
from tests.kills.working import holding, is_waiting_for_lock, put_back, working
from tests.lists.bulk.runs import counts_of
from tests.program import wait_until
from tests.tickets.asking import a_ticket, way
from tests.world import World

NOWHERE = "smtp://127.0.0.1:9"
ALL = 450


def test_each_ticket_is_moved_once(
    own_database: TestDatabase, own_world: World, tmp_path: Path
) -> None:
    """The second batch has moved its tickets and written history when it is killed: it waits with
    the counters of the run. Then it goes again."""
    run, ids = _start(own_world)
    held = f"SELECT FROM tickets_ticket WHERE id = {ids[300]} FOR UPDATE"
    with (
        holding(own_database, held),
        working(own_database, email_url=NOWHERE, data=tmp_path) as worker,
    ):
        wait_until(lambda: counts_of(run)[1] == 200 and is_waiting_for_lock(own_database))
        worker.kill()
    _expect_moved(ids[:200], ids)
    put_back(own_database)
    with working(own_database, email_url=NOWHERE, data=tmp_path) as worker:
        wait_until(lambda: counts_of(run)[1] >= 400)
        worker.kill()
    put_back(own_database, also_done_for=run)
    with working(own_database, email_url=NOWHERE, data=tmp_path):
        wait_until(lambda: counts_of(run)[1] == ALL)
    run.refresh_from_db()
    assert run.state == RunState.DONE
    _expect_moved(ids, ids)


def _start(world: World) -> tuple[BulkRun, list[int]]:
    by = world.actor(world.service.dispatcher)
    made = actions.create_tickets(
        [a_ticket(world, f"Из многих {number}") for number in range(ALL)], by=by, at=world.at
    )
    tickets = Ticket.objects.in_bulk([outcome.id for outcome in made])
    ids = sorted(tickets)
    first = tickets[ids[0]]
    ways = {key_of(first.type_id, first.stage_id): str(way(world, first, "Решена без выезда"))}
    run = start_run(
        find_verb("ticket", "move"),
        [Picked(pk, tickets[pk].version) for pk in ids],
        given={"ways": ways},
        by=by,
        at=world.at,
    )
    return run, ids


def _expect_moved(moved: list[int], all_of: list[int]) -> None:
    told = Event.objects.filter(kind="ticket.moved", subject_id__in=all_of)
    assert Counter(told.values_list("subject_id", flat=True)) == Counter(moved)
    there = Ticket.objects.filter(pk__in=all_of, completed_at__isnull=False)
    assert set(there.values_list("pk", flat=True)) == set(moved)
