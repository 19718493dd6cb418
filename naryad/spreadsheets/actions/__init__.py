"""What can be done with an export, and with an import?"""

from naryad.spreadsheets.actions.add_schedule import add_schedule
from naryad.spreadsheets.actions.break_import import break_import
from naryad.spreadsheets.actions.cancel_export import cancel_export
from naryad.spreadsheets.actions.cancel_import import cancel_import
from naryad.spreadsheets.actions.check_import import check_import
from naryad.spreadsheets.actions.check_rows import check_rows
from naryad.spreadsheets.actions.delete_schedule import delete_schedule, restore_schedule
from naryad.spreadsheets.actions.edit_schedule import edit_schedule
from naryad.spreadsheets.actions.fix_cells import fix_cells
from naryad.spreadsheets.actions.forget_exports import forget_exports
from naryad.spreadsheets.actions.forget_imports import forget_imports
from naryad.spreadsheets.actions.invite_rows import invite_imported
from naryad.spreadsheets.actions.leave_out_rows import leave_out_rows
from naryad.spreadsheets.actions.make_due_export import make_due_export
from naryad.spreadsheets.actions.map_import import map_import
from naryad.spreadsheets.actions.pause_import import pause_import
from naryad.spreadsheets.actions.pause_schedule import pause_schedule, resume_schedule
from naryad.spreadsheets.actions.read_anew import read_anew
from naryad.spreadsheets.actions.read_import import read_import
from naryad.spreadsheets.actions.run_import import run_import
from naryad.spreadsheets.actions.start_export import start_directory_export, start_export
from naryad.spreadsheets.actions.start_import import start_import
from naryad.spreadsheets.actions.stop_export import stop_export
from naryad.spreadsheets.actions.undo_import import undo_import
from naryad.spreadsheets.actions.undo_rows import undo_rows
from naryad.spreadsheets.actions.work_import import work_import
from naryad.spreadsheets.actions.write_export import write_export

__all__ = [
    "add_schedule",
    "break_import",
    "cancel_export",
    "cancel_import",
    "check_import",
    "check_rows",
    "delete_schedule",
    "edit_schedule",
    "fix_cells",
    "forget_exports",
    "forget_imports",
    "invite_imported",
    "leave_out_rows",
    "make_due_export",
    "map_import",
    "pause_import",
    "pause_schedule",
    "read_anew",
    "read_import",
    "restore_schedule",
    "resume_schedule",
    "run_import",
    "start_directory_export",
    "start_export",
    "start_import",
    "stop_export",
    "undo_import",
    "undo_rows",
    "work_import",
    "write_export",
]
