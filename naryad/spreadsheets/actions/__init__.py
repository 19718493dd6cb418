"""What can be done with an export?"""

from naryad.spreadsheets.actions.cancel_export import cancel_export
from naryad.spreadsheets.actions.forget_exports import forget_exports
from naryad.spreadsheets.actions.start_export import start_export
from naryad.spreadsheets.actions.stop_export import stop_export
from naryad.spreadsheets.actions.write_export import write_export

__all__ = [
    "cancel_export",
    "forget_exports",
    "start_export",
    "stop_export",
    "write_export",
]
