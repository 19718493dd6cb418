"""Under which addresses do objects and equipment lie in the office?"""

from django.urls import path

from naryad.web.lists.urls import list_paths
from naryad.web.office.assets import asset_page, editing, map_page, moving, tree
from naryad.web.office.assets.asset_list import open_assets

_ONE = "office/assets/<int:asset_id>"

urlpatterns = [
    *list_paths("office/assets/", "assets", open_assets, row="asset_id"),
    path("office/assets/new/", editing.asset_new, name="asset_new"),
    path("office/assets/draft/", editing.asset_draft, name="asset_draft"),
    path("office/assets/map/", map_page.asset_map, name="asset_map"),
    path("office/assets/tree/", tree.asset_tree, name="asset_tree"),
    path("office/assets/options/<slug:sought>/", editing.asset_options, name="asset_options"),
    path(f"{_ONE}/", asset_page.asset, name="asset"),
    path(f"{_ONE}/files/", asset_page.asset_files, name="asset_files"),
    path(f"{_ONE}/history/", asset_page.asset_history, name="asset_history"),
    path(f"{_ONE}/tree/", tree.asset_level, name="asset_level"),
    path(f"{_ONE}/edit/", editing.asset_edit, name="asset_edit"),
    path(f"{_ONE}/move/", moving.asset_move, name="asset_move"),
    path(f"{_ONE}/publication/", asset_page.asset_publication, name="asset_publication"),
    path(f"{_ONE}/deletion/", asset_page.asset_deletion, name="asset_deletion"),
    path(f"{_ONE}/restoration/", asset_page.asset_restoration, name="asset_restoration"),
    path(f"{_ONE}/readers/", asset_page.asset_readers, name="asset_readers"),
]
