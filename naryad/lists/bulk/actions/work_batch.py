"""What becomes of the next rows of a bulk run?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock
from naryad.core.outcomes import Outcome, Result
from naryad.lists.bulk import batches
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.queries import rows_of
from naryad.lists.bulk.refusals import ChangedMeanwhile
from naryad.lists.bulk.registry import find_verb
from naryad.lists.bulk.saying import say_in_all_languages
from naryad.lists.bulk.states import RowResult, RunState
from naryad.lists.bulk.verbs import Verb


@transaction.atomic
def work_batch(run: BulkRun, *, by: Actor, at: datetime) -> None:
    """Acts on the next rows and marks them in one transaction: a killed worker has done and
    marked all of them, or none, so no row is ever acted upon twice.

    It goes on with the rights of whoever started it, of nobody else. A row that is not any more
    what the person saw is left alone. What the action refuses as a whole, and a right that is
    gone, goes up.
    """
    by.require(find_verb(run.noun, run.verb).permission)
    if run.by_id != by.person_id:
        raise NotVisible
    # Not the row of the run: whoever cancels need not wait for the batch.
    hold_lock(f"bulk run {run.pk}")
    run.refresh_from_db()
    if not run.is_open:
        return
    if run.cancel_asked_at is not None:
        _end(run, RunState.CANCELLED, at=at)
        return
    batch = _take_batch(run, by=by, at=at)
    batch.act(by=by, at=at)
    _count(run, batch.rows, at=at)
    if run.waiting:
        app.configure_task(batches.JOB).defer(run_id=run.pk)
    else:
        _end(run, RunState.DONE, at=at)


@dataclass
class _Batch:
    verb: Verb
    run: BulkRun
    rows: list[BulkRow]
    fresh: list[BulkRow]

    def act(self, *, by: Actor, at: datetime) -> None:
        ids = [row.subject_id for row in self.fresh]
        beyond = set(self.verb.beyond_undo(ids, at=at))
        kept = self.verb.keep(ids, by=by) if self.verb.keep else None
        parameters = {
            **self.run.parameters,
            "kept": {row.subject_id: row.kept for row in self.fresh},
        }
        outcomes = self.verb.act(ids, parameters, by=by, at=at) if ids else []
        for row, outcome in zip(self.fresh, outcomes, strict=True):
            _mark(row, outcome)
            if kept is not None:
                row.kept = kept.get(row.subject_id)
        self._note_versions(beyond if kept is None else beyond.union(ids).difference(kept))
        write_rows(self.rows, fields=("result", "code", "words", "new_version", "kept"))

    def _note_versions(self, beyond: Collection[int]) -> None:
        """What an undo will compare with; it reaches no row without."""
        done = [
            row
            for row in self.fresh
            if row.result == RowResult.DONE and row.subject_id not in beyond
        ]
        written = self.verb.noun.table._default_manager.filter(
            organization_id=self.run.organization_id, pk__in=[row.subject_id for row in done]
        )
        versions = dict(written.values_list("pk", "version"))
        for row in done:
            row.new_version = versions[row.subject_id]


def _take_batch(run: BulkRun, *, by: Actor, at: datetime) -> _Batch:
    verb = find_verb(run.noun, run.verb)
    rows = list(rows_of(run, RowResult.WAITING).order_by("place")[: batches.SIZE])
    verb.hold(by=by)
    versions = verb.noun.lock([row.subject_id for row in rows], by=by, at=at)
    fresh = []
    for row in rows:
        # What is not seen any more is for the action to refuse.
        if versions.get(row.subject_id, row.seen_version) == row.seen_version:
            fresh.append(row)
        else:
            _refuse(row, Outcome(row.subject_id, Result.STALE, ChangedMeanwhile()))
    return _Batch(verb, run, rows, fresh)


def _mark(row: BulkRow, outcome: Outcome) -> None:
    if outcome.refusal is not None:
        _refuse(row, outcome)
    else:
        row.result = RowResult(outcome.result)


def _refuse(row: BulkRow, outcome: Outcome) -> None:
    assert outcome.refusal is not None
    row.result = RowResult(outcome.result)
    row.code, row.words = outcome.refusal.code, say_in_all_languages(outcome.refusal.kept())


def _count(run: BulkRun, rows: Sequence[BulkRow], *, at: datetime) -> None:
    run.state, run.started_at = RunState.RUNNING, run.started_at or at
    for name in ("done", "same", "stale", "refused"):
        more = sum(row.result == name.upper() for row in rows)
        setattr(run, name, getattr(run, name) + more)
    # Never the whole row: somebody may be asking for an end at this moment.
    run.save(update_fields=["state", "started_at", "done", "same", "stale", "refused"])


def _end(run: BulkRun, state: RunState, *, at: datetime) -> None:
    run.state, run.ended_at = state, at
    run.save(update_fields=["state", "ended_at"])
