"""How does an import go on when nobody waits for it?"""

from datetime import datetime
from typing import Protocol

from django.utils import timezone, translation

from naryad.access.actor import Actor, act_as_system
from naryad.core.errors import Refusal
from naryad.people.acting import act_as
from naryad.spreadsheets.actions.break_import import break_import
from naryad.spreadsheets.actions.check_rows import check_rows
from naryad.spreadsheets.actions.read_import import read_import
from naryad.spreadsheets.actions.undo_rows import undo_rows
from naryad.spreadsheets.actions.work_import import work_import
from naryad.spreadsheets.import_refusals import ImportBroke, ImporterIsGone
from naryad.spreadsheets.models import Import


class Work(Protocol):
    def __call__(self, run: Import, *, by: Actor, at: datetime) -> None: ...


def go_on(import_id: int, work: Work) -> None:
    """With the rights that whoever began it has at this moment, in their language."""
    run = _find(import_id)
    if run is None:
        return
    try:
        with translation.override(run.language):
            work(run, by=_importer(run, at=timezone.now()), at=timezone.now())
    except Refusal as refusal:
        break_import(run, refusal, by=act_as_system(run.organization_id), at=timezone.now())


def give_up(import_id: int, *, at: datetime) -> None:
    """After the last try, so that nobody watches a bar that never moves again."""
    run = _find(import_id)
    if run is not None:
        break_import(run, ImportBroke(), by=act_as_system(run.organization_id), at=at)


READ: Work = read_import
CHECK: Work = check_rows
RUN: Work = work_import
UNDO: Work = undo_rows


def _importer(run: Import, *, at: datetime) -> Actor:
    if run.by.deleted_at is not None or run.by.is_banned(at=at):
        raise ImporterIsGone
    return act_as(run.by, at=at)


def _find(import_id: int) -> Import | None:
    return Import.objects.select_related("by__organization").filter(pk=import_id).first()
