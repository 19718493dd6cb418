"""How are those asked in whom an import has added?"""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.queues import LONG
from naryad.lists.bulk.saying import say_in_all_languages
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.import_locking import hold_own_import, take_turn
from naryad.spreadsheets.import_refusals import NobodyToInvite, NotNow
from naryad.spreadsheets.import_rows import rows_of, uninvited
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.rows_in.acting import act_whole
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.sheets.sheet import Sheet
from naryad.spreadsheets.states import ImportState


@transaction.atomic
def invite_imported(import_id: int, *, by: Actor, at: datetime) -> Import:
    """For whoever chose "later": the worker writes the letters, a few at a time.

    Raises NotVisible, NotNow, NobodyToInvite, TooManyImports.
    """
    by.require(Permission.INVITE_PEOPLE)
    run = hold_own_import(import_id, by=by)
    sheet = open_sheet(run.noun, by)
    if run.state != ImportState.DONE or run.options.get("invite") != "later":
        raise NotNow
    if not sheet.invites or not uninvited(rows_of(run)).exists():
        raise NobodyToInvite
    take_turn(by)
    run.state, run.options = ImportState.RUNNING, {**run.options, "invite": "now"}
    run.save(update_fields=["state", "options"])
    app.configure_task(import_batches.RUN_JOB, queue=LONG).defer(import_id=run.pk)
    return run


@transaction.atomic
def invite_rows(run: Import, sheet: Sheet, *, by: Actor, at: datetime) -> bool:
    """The next of them, in the transaction that marks them; whether there were any. Who cannot be
    invited was added all the same, and the row says why."""
    by.require_own_eyes()
    if run.options.get("invite") != "now":
        return False
    rows = _take_rows(run)
    ids = [row.target_id for row in rows if row.target_id is not None]
    outcomes = act_whole(lambda: sheet.invite(ids, by=by, at=at), len(ids))
    for row, outcome in zip(rows, outcomes, strict=False):
        row.undo = {**(row.undo or {}), "invited": outcome.is_done}
        if outcome.refusal is not None:
            said = say_in_all_languages(outcome.refusal.kept())
            row.remarks = [
                {"column": None, "code": outcome.refusal.code, "message": said, "text": ""}
            ]
    write_rows(rows, fields=("undo", "remarks"))
    return bool(rows) and bool(outcomes)


def _take_rows(run: Import) -> list[ImportRow]:
    return list(uninvited(rows_of(run)).order_by("line")[: import_batches.INVITED_AT_ONCE])
