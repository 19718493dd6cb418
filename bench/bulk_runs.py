"""What does a bulk run of 5,000 cost, from the click to its last batch?"""

import time

from django.utils import timezone

from bench.forms import reason_of
from bench.table import say_work
from bench.world import PEOPLE, Viewers
from naryad.lists.bulk.actions import start_run
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.registry import find_verb
from naryad.lists.bulk.working import work_on
from naryad.people.acting import act_as
from naryad.people.models import Person

SIZE = 5_000


def say_runs(viewers: Viewers) -> None:
    """Banned, and unbanned again; batches one after another as the worker does them, without the
    moments between its jobs."""
    person = Person.objects.get(pk=next(iter(viewers.groups["all"])))
    customers = Person.objects.filter(organization_id=viewers.organization_id, kind="CUSTOMER")
    ids = list(customers.order_by("pk").values_list("pk", flat=True)[10_000 : 10_000 + SIZE])
    for verb in ("ban", "unban"):
        _measure(verb, ids, person)


def _measure(verb: str, ids: list[int], person: Person) -> None:
    cpu, began = time.process_time(), time.perf_counter()
    run = _start(verb, ids, person)
    started, batches = time.perf_counter(), 0
    while run.is_open:
        work_on(run.pk, at=timezone.now())
        run.refresh_from_db()
        batches += 1
    ended, spent = time.perf_counter(), time.process_time() - cpu
    assert run.done == len(ids), run.because
    name, data = f"run of {SIZE:,}: {verb}", f"{PEOPLE:,} people"
    say_work(f"{name}, start", data, median=1000 * (started - began))
    say_work(f"{name}, {batches} batches", data, median=1000 * (ended - started), cpu=1000 * spent)


def _start(verb: str, ids: list[int], person: Person) -> BulkRun:
    at = timezone.now()
    return start_run(
        find_verb("person", verb),
        [Picked(each) for each in ids],
        given={"reason_id": reason_of(person.organization_id)},
        by=act_as(person, at=at),
        at=at,
    )
