"""What can be done with the entries of directories?"""

from naryad.catalog.actions.add_entry import add_entry
from naryad.catalog.actions.delete_entry import delete_entry
from naryad.catalog.actions.edit_entry import edit_entry
from naryad.catalog.actions.restore_entry import restore_entry

__all__ = ["add_entry", "delete_entry", "edit_entry", "restore_entry"]
