"""What can be done with views?"""

from naryad.lists.actions.arrange_views import arrange_views
from naryad.lists.actions.delete_view import delete_view
from naryad.lists.actions.edit_view import edit_view
from naryad.lists.actions.restore_view import restore_view
from naryad.lists.actions.save_view import save_view
from naryad.lists.actions.share_view import share_view

__all__ = [
    "arrange_views",
    "delete_view",
    "edit_view",
    "restore_view",
    "save_view",
    "share_view",
]
