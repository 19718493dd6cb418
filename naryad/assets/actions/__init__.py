"""What can be done with objects and equipment?"""

from naryad.assets.actions.add_assets import add_assets
from naryad.assets.actions.delete_assets import delete_assets
from naryad.assets.actions.edit_assets import edit_assets
from naryad.assets.actions.publish_assets import publish_assets, withdraw_assets
from naryad.assets.actions.restore_assets import restore_assets

__all__ = [
    "add_assets",
    "delete_assets",
    "edit_assets",
    "publish_assets",
    "restore_assets",
    "withdraw_assets",
]
