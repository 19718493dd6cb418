"""What does a bulk run tell about its rows?"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.registry import find_undoing, find_verb
from naryad.lists.bulk.states import OPEN_STATES, RowResult
from naryad.lists.bulk.verbs import Noun, Verb
from naryad.lists.bulk.visibility import runs_visible_to


def rows_of(run: BulkRun, result: RowResult | None = None) -> QuerySet[BulkRow]:
    """The caller has taken the run from those that the reader sees."""
    rows = BulkRow.objects.filter(organization_id=run.organization_id, run_id=run.pk)
    return rows if result is None else rows.filter(result=result)


def name_rows(noun: Noun, ids: Iterable[int], *, actor: Actor) -> dict[int, str]:
    """Of those that the reader still sees."""
    return {row.pk: str(row) for row in noun.visible_to(actor).filter(pk__in=set(ids))}


def undoable_rows(run: BulkRun) -> QuerySet[BulkRow]:
    """Those that were done and that the undoing verb would bring back to what they were."""
    return rows_of(run, RowResult.DONE).filter(new_version__isnull=False)


def undo_of(run: BulkRun) -> BulkRun | None:
    """The run that has taken this one back, or tried to."""
    undone = BulkRun.objects.filter(organization_id=run.organization_id, undoes_id=run.pk)
    return undone.first()


def may_be_undone(run: BulkRun, *, actor: Actor, at: datetime) -> bool:
    """For a button; the action looks again."""
    verb = find_verb(run.noun, run.verb)
    undoing = find_undoing(verb)
    if run.is_open or not run.done or undoing is None or not actor.may_change(undoing.permission):
        return False
    if not is_open_to_undo(run, verb, actor=actor, at=at):
        return False
    return undo_of(run) is None and undoable_rows(run).exists()


def is_open_to_undo(run: BulkRun, verb: Verb, *, actor: Actor, at: datetime) -> bool:
    """Not too late, and for this person."""
    is_late = at >= (run.ended_at or run.created_at) + verb.undo_within
    return not is_late and not (verb.has_own_undo and run.by_id != actor.person_id)


def running_of(actor: Actor) -> BulkRun | None:
    """The newest of the person's own that has not ended."""
    own = runs_visible_to(actor).filter(by_id=actor.person_id, state__in=OPEN_STATES)
    return own.order_by("-created_at", "-pk").first()
