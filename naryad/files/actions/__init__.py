"""What can be done with stored files? Only actions of the records they belong to call these."""

from naryad.files.actions.drop_files import drop_files
from naryad.files.actions.store_image import store_image
from naryad.files.actions.sweep_files import sweep_files

__all__ = ["drop_files", "store_image", "sweep_files"]
