"""How does an import end that cannot go on?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import Refusal
from naryad.files.actions import drop_files
from naryad.lists.bulk.saying import say_in_all_languages
from naryad.spreadsheets.actions.start_import import NOUN
from naryad.spreadsheets.import_locking import hold_import
from naryad.spreadsheets.import_rows import count_states
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.states import WORKING_IMPORT_STATES, ImportState


@transaction.atomic
def break_import(run: Import, because: Refusal, *, by: Actor, at: datetime) -> None:
    """The page says why. What is done stays, and can be taken back; a check that broke can be
    asked for again."""
    by.require_system()
    hold_import(run.pk)
    run.refresh_from_db()
    if run.state not in WORKING_IMPORT_STATES:
        return
    is_check = run.state == ImportState.CHECKING
    if run.state == ImportState.READING:
        # Of what could not be read nothing is kept.
        drop_files(NOUN, [run.pk], by=by, at=at)
        run.file_key = None
    run.state = ImportState.MAPPING if is_check else ImportState.BROKEN
    run.because, run.counts = say_in_all_languages(because), count_states(run)
    run.ended_at = None if is_check else at
    run.save(update_fields=["state", "file_key", "because", "counts", "ended_at"])
