"""How is an import taken for a change, so that its owner and the worker do not cross?"""

from naryad.access.actor import Actor
from naryad.core.locks import hold_lock
from naryad.spreadsheets.import_visibility import take_own_import
from naryad.spreadsheets.models import Import


def hold_import(import_id: int) -> None:
    """Not the row: the page may be told of progress while a batch is at work."""
    hold_lock(f"import {import_id}")


def hold_own_import(import_id: int, *, by: Actor) -> Import:
    """Fresh. Raises NotVisible."""
    hold_import(import_id)
    return take_own_import(import_id, by=by)
