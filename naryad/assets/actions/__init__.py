"""What can be done with objects and equipment, and with their templates?"""

from naryad.assets.actions.add_asset_template import add_asset_template
from naryad.assets.actions.add_assets import add_assets
from naryad.assets.actions.delete_asset_template import delete_asset_template
from naryad.assets.actions.delete_assets import delete_assets
from naryad.assets.actions.edit_asset_template import edit_asset_template
from naryad.assets.actions.edit_assets import edit_assets
from naryad.assets.actions.publish_assets import publish_assets, withdraw_assets
from naryad.assets.actions.restore_asset_template import restore_asset_template
from naryad.assets.actions.restore_assets import restore_assets

__all__ = [
    "add_asset_template",
    "add_assets",
    "delete_asset_template",
    "delete_assets",
    "edit_asset_template",
    "edit_assets",
    "publish_assets",
    "restore_asset_template",
    "restore_assets",
    "withdraw_assets",
]
