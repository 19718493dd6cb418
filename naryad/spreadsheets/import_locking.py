"""How is an import taken for a change, so that its owner and the worker do not cross?"""

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock
from naryad.spreadsheets import import_batches
from naryad.spreadsheets.import_refusals import NotNow, TooManyImports
from naryad.spreadsheets.import_visibility import imports_visible_to, take_own_import
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.states import WORKING_IMPORT_STATES, ImportState


def hold_import(import_id: int) -> None:
    """Not the row: the page may be told of progress while a batch is at work."""
    hold_lock(f"import {import_id}")


def hold_own_import(import_id: int, *, by: Actor) -> Import:
    """Fresh, and its row too: an end or a pause that somebody asks for meanwhile is not written
    over. A file is read in one transaction of minutes, for which no page waits.

    Raises NotVisible, NotNow.
    """
    if take_own_import(import_id, by=by).state == ImportState.READING:
        raise NotNow
    hold_import(import_id)
    own = imports_visible_to(by).filter(pk=import_id, by_id=by.person_id)
    run = own.select_for_update(no_key=True).first()
    if run is None:
        raise NotVisible
    return run


def take_turn(by: Actor) -> None:
    """Before an import of theirs goes to the worker, for whatever step: others wait for it too.

    Raises TooManyImports.
    """
    hold_lock(f"imports of {by.organization_id}/{by.person_id}")
    working = Import.objects.filter(
        organization_id=by.organization_id, by_id=by.person_id, state__in=WORKING_IMPORT_STATES
    )
    if working.count() >= import_batches.AT_ONCE:
        raise TooManyImports
