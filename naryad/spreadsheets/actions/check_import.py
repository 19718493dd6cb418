"""How does somebody have the rows of a file checked before anything is written?"""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from naryad.access.actor import Actor
from naryad.core.queues import LONG
from naryad.people.places import rights_of
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.import_locking import hold_own_import, take_turn
from naryad.spreadsheets.import_refusals import KeyNotMatched, NothingMatched, NotNow
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.rows_in.layout import Layout
from naryad.spreadsheets.sheets import open_sheet
from naryad.spreadsheets.states import ImportState

_CAN_BEGIN = (ImportState.MAPPING, ImportState.CHECKED)


@transaction.atomic
def check_import(import_id: int, *, by: Actor, at: datetime) -> Import:
    """Once more, too, after cells were put right elsewhere. Nothing of the organization changes.

    Raises NotVisible, NotNow, NothingMatched, KeyNotMatched,
    TooManyImports.
    """
    by.require_own_eyes()
    run = hold_own_import(import_id, by=by)
    if run.state == ImportState.CHECKING:
        return run
    if run.state not in _CAN_BEGIN:
        raise NotNow
    layout = Layout(run, open_sheet(run.noun, by), by)
    if not layout.columns:
        raise NothingMatched
    if layout.key is None:
        raise KeyNotMatched(field="key")
    take_turn(by)
    _begin(run, by=by)
    return run


def _begin(run: Import, *, by: Actor) -> None:
    """Leaves it to the worker; both the state and the job are there, or none. What somebody was
    told of an earlier check is old from now on."""
    run.state, run.rights, run.counts = ImportState.CHECKING, sorted(rights_of(by)), {}
    run.checked_at, run.cancel_asked_at, run.version = None, None, run.version + 1
    run.save(
        update_fields=["state", "rights", "counts", "checked_at", "cancel_asked_at", "version"]
    )
    app.configure_task(import_batches.CHECK_JOB, queue=LONG).defer(import_id=run.pk)
