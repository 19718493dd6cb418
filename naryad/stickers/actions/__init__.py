"""What can be done with designs of labels?"""

from naryad.stickers.actions.add_design import add_design
from naryad.stickers.actions.delete_design import delete_design
from naryad.stickers.actions.edit_design import edit_design
from naryad.stickers.actions.restore_design import restore_design

__all__ = ["add_design", "delete_design", "edit_design", "restore_design"]
