"""How does a test start a bulk run, work it off, and read what has become of each row?"""

from collections.abc import Sequence
from typing import Any

from naryad.access.actor import Actor
from naryad.lists.bulk import actions
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.registry import find_verb
from naryad.lists.bulk.working import work_on
from naryad.people.models import Person
from tests.world import World


def start(
    world: World,
    verb: str,
    picked: Sequence[int | Picked],
    *,
    by: Actor | None = None,
    **given: Any,
) -> BulkRun:
    """By the administrator, if nobody else is named."""
    return actions.start_run(
        find_verb("person", verb),
        [each if isinstance(each, Picked) else Picked(each) for each in picked],
        given=given,
        by=by or world.actor(world.service.admin),
        at=world.at,
    )


def work_off(run: BulkRun, world: World, *, batches: int = 100) -> BulkRun:
    """As a worker would, so many batches at most."""
    for _batch in range(batches):
        work_on(run.pk, at=world.at)
    run.refresh_from_db()
    return run


def results_of(run: BulkRun) -> dict[int, str]:
    """Person → result."""
    rows = BulkRow.objects.filter(run=run).order_by("place")
    return dict(rows.values_list("subject_id", "result"))


def counts_of(run: BulkRun) -> tuple[int, int, int, int, int]:
    """Total, done, same, stale, refused."""
    run.refresh_from_db()
    return run.total, run.done, run.same, run.stale, run.refused


def version_of(person: Person | int) -> int:
    person_id = person if isinstance(person, int) else person.pk
    return Person.objects.values_list("version", flat=True).get(pk=person_id)


def deleted_among(ids: Sequence[int]) -> int:
    return Person.objects.filter(pk__in=ids, deleted_at__isnull=False).count()
