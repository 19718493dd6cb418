"""What can be done with objects and equipment, and with their templates?"""

from naryad.assets.actions.add_asset_template import add_asset_template
from naryad.assets.actions.add_assets import add_assets
from naryad.assets.actions.bind_codes import CodeIsDead, CodeTaken, NoSuchCode, bind_codes
from naryad.assets.actions.delete_asset_template import delete_asset_template
from naryad.assets.actions.delete_assets import delete_assets
from naryad.assets.actions.edit_asset_template import edit_asset_template
from naryad.assets.actions.edit_assets import edit_assets
from naryad.assets.actions.end_codes import NothingToReplace, reissue_codes, retire_codes
from naryad.assets.actions.issue_codes import issue_codes
from naryad.assets.actions.issue_demo_code import issue_demo_code
from naryad.assets.actions.make_blank_codes import make_blank_codes
from naryad.assets.actions.note_scan import note_scan
from naryad.assets.actions.publish_assets import publish_assets, withdraw_assets
from naryad.assets.actions.restore_asset_template import restore_asset_template
from naryad.assets.actions.restore_assets import restore_assets

__all__ = [
    "CodeIsDead",
    "CodeTaken",
    "NoSuchCode",
    "NothingToReplace",
    "add_asset_template",
    "add_assets",
    "bind_codes",
    "delete_asset_template",
    "delete_assets",
    "edit_asset_template",
    "edit_assets",
    "issue_codes",
    "issue_demo_code",
    "make_blank_codes",
    "note_scan",
    "publish_assets",
    "reissue_codes",
    "restore_asset_template",
    "restore_assets",
    "retire_codes",
    "withdraw_assets",
]
