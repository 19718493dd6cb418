"""What can be done with areas?"""

from naryad.areas.actions.add_area import add_area
from naryad.areas.actions.delete_area import DefaultAreaStays, delete_area
from naryad.areas.actions.edit_area import edit_area
from naryad.areas.actions.move_area import move_area
from naryad.areas.actions.restore_area import restore_area
from naryad.areas.actions.set_default_area import set_default_area

__all__ = [
    "DefaultAreaStays",
    "add_area",
    "delete_area",
    "edit_area",
    "move_area",
    "restore_area",
    "set_default_area",
]
