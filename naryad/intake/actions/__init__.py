"""What can be done about what comes in from outside?"""

from naryad.intake.actions.add_code_settings import add_code_settings
from naryad.intake.actions.choose_code_settings import choose_code_settings
from naryad.intake.actions.delete_code_settings import delete_code_settings
from naryad.intake.actions.edit_code_settings import edit_code_settings
from naryad.intake.actions.forget_scans import forget_scans
from naryad.intake.actions.restore_code_settings import restore_code_settings

__all__ = [
    "add_code_settings",
    "choose_code_settings",
    "delete_code_settings",
    "edit_code_settings",
    "forget_scans",
    "restore_code_settings",
]
