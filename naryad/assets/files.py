"""Who sees and changes the files of objects and equipment?"""

from naryad.access.permissions import Permission
from naryad.assets.locking import take_assets
from naryad.assets.visibility import assets_visible_to
from naryad.files.owners import Holder, declare_holder


def declare_files() -> None:
    """Called once, when the program starts."""
    declare_holder(
        Holder(
            "asset",
            Permission.EDIT_ASSETS,
            assets_visible_to,
            take_assets,
            has_main=True,
            has_strangers=True,
        )
    )
