"""What is one typical deed of each action over an import?"""

from collections.abc import Callable
from typing import Any

from naryad.access.actor import Actor
from naryad.spreadsheets import actions
from naryad.spreadsheets.import_refusals import ImportBroke
from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.states import ImportState, RowState
from tests.access.import_file_deeds import IMPORT_FILE_DEEDS
from tests.world import World


def _own(world: World, state: ImportState, row: RowState = RowState.NEW, **given: Any) -> Import:
    """The administrator's own, of one customer with an e-mail alone."""
    runs = Import.objects.filter(organization=world.service.organization)
    mapping = [{"column": 0, "to": "email", "part": ""}]
    runs.update(state=state, mapping=mapping, key="email", **given)
    rows = ImportRow.objects.filter(organization=world.service.organization)
    rows.update(state=row, undo={"is_new": True, "version": 1}, target_id=1)
    return runs.get()


IMPORT_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    **IMPORT_FILE_DEEDS,
    "check_import": lambda world, by: actions.check_import(
        _own(world, ImportState.MAPPING).pk, by=by, at=world.at
    ),
    "check_rows": lambda world, by: actions.check_rows(
        _own(world, ImportState.CHECKING), by=by, at=world.at
    ),
    "fix_cells": lambda world, by: actions.fix_cells(
        _own(world, ImportState.CHECKED).pk, {(2, 0): "me@example.com"}, by=by, at=world.at
    ),
    "leave_out_rows": lambda world, by: actions.leave_out_rows(
        _own(world, ImportState.CHECKED).pk, [2], left_out=True, by=by, at=world.at
    ),
    "run_import": lambda world, by: actions.run_import(
        _own(world, ImportState.CHECKED, started_at=None).pk, by=by, at=world.at
    ),
    "pause_import": lambda world, by: actions.pause_import(
        _own(world, ImportState.RUNNING).pk, by=by, at=world.at
    ),
    "cancel_import": lambda world, by: actions.cancel_import(
        _own(world, ImportState.RUNNING).pk, by=by, at=world.at
    ),
    "work_import": lambda world, by: actions.work_import(
        _own(world, ImportState.RUNNING), by=by, at=world.at
    ),
    "invite_imported": lambda world, by: actions.invite_imported(
        _own(world, ImportState.DONE, RowState.DONE, options={"invite": "later"}).pk,
        by=by,
        at=world.at,
    ),
    "undo_import": lambda world, by: actions.undo_import(
        _own(world, ImportState.DONE, RowState.DONE).pk, by=by, at=world.at
    ),
    "undo_rows": lambda world, by: actions.undo_rows(
        _own(world, ImportState.UNDOING, RowState.DONE), by=by, at=world.at
    ),
    "break_import": lambda world, by: actions.break_import(
        _own(world, ImportState.RUNNING), ImportBroke(), by=by, at=world.at
    ),
}
