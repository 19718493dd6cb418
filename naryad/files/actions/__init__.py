"""What can be done with stored files?

`store_image`, `store_document`, `copy_to_waiting`, `adopt_files` and `drop_files` are parts of the
actions of the records that they belong to; the others serve every record that may have files
attached, and `sweep_files` is a job of the night.
"""

from naryad.files.actions.adopt_files import adopt_files
from naryad.files.actions.attach_file import attach_file
from naryad.files.actions.choose_main_photo import choose_main_photo
from naryad.files.actions.copy_to_waiting import copy_to_waiting
from naryad.files.actions.delete_files import delete_files
from naryad.files.actions.drop_files import drop_files
from naryad.files.actions.edit_file import edit_file
from naryad.files.actions.mark_files import mark_files
from naryad.files.actions.restore_files import restore_files
from naryad.files.actions.show_files import show_files
from naryad.files.actions.store_document import store_document
from naryad.files.actions.store_image import store_image
from naryad.files.actions.sweep_files import sweep_files

__all__ = [
    "adopt_files",
    "attach_file",
    "choose_main_photo",
    "copy_to_waiting",
    "delete_files",
    "drop_files",
    "edit_file",
    "mark_files",
    "restore_files",
    "show_files",
    "store_document",
    "store_image",
    "sweep_files",
]
