"""How does a bulk run come to be, once it is certain what it is about?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.lists.bulk import batches
from naryad.lists.bulk.actions.work_batch import work_batch
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.refusals import NobodyPicked
from naryad.lists.bulk.verbs import Parameters, Verb


@transaction.atomic
def open_run(
    verb: Verb,
    picked: Sequence[Picked],
    *,
    parameters: Parameters,
    came_from: str = "",
    key: str = "",
    undoes: BulkRun | None = None,
    by: Actor,
    at: datetime,
) -> BulkRun:
    """A run of one batch that is not heavy is done at once; else it is left to the worker, and
    both the run and its job are there, or none. Every row has a version.

    Raises NobodyPicked, and what the action refuses as a whole.
    """
    by.require(verb.permission)
    assert by.person_id is not None, "Only people hold permissions."
    if not picked:
        raise NobodyPicked(verb.noun.none_picked)
    run = BulkRun.objects.create(
        organization_id=by.organization_id,
        by_id=by.person_id,
        noun=verb.noun.key,
        verb=verb.key,
        parameters=dict(parameters),
        came_from=came_from,
        key=key,
        undoes=undoes,
        total=len(picked),
        created_at=at,
    )
    _write_rows(run, picked)
    if len(picked) <= batches.SIZE and not verb.is_heavy([each.id for each in picked], by=by):
        work_batch(run, by=by, at=at)
    else:
        app.configure_task(batches.JOB).defer(run_id=run.pk)
    return run


def _write_rows(run: BulkRun, picked: Sequence[Picked]) -> None:
    BulkRow.objects.bulk_create(
        [
            BulkRow(
                organization_id=run.organization_id,
                run=run,
                place=place,
                subject_id=each.id,
                seen_version=_version_of(each),
                kept=each.kept,
            )
            for place, each in enumerate(picked)
        ],
        batch_size=5000,  # Nine values a row, and a statement takes 65,535.
    )


def _version_of(picked: Picked) -> int:
    assert picked.seen_version is not None, "What is not frozen would be acted upon blindly."
    return picked.seen_version
