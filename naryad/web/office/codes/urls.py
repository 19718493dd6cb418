"""Under which addresses do codes lie in the office?"""

from django.urls import path

from naryad.web.lists.urls import list_paths
from naryad.web.office.codes import (
    batches,
    designs,
    ending,
    finding,
    on_asset,
    settings_choice,
    sheets,
)
from naryad.web.office.codes.code_list import open_code_list

_OF_ASSET = "office/assets/<int:asset_id>/codes/"
_CODES = "office/codes/"
_DESIGNS = f"{_CODES}labels/"
_DESIGN = f"{_DESIGNS}<int:design_id>/"

urlpatterns = [
    path(_OF_ASSET, on_asset.asset_codes, name="asset_codes"),
    path(f"{_OF_ASSET}new/", on_asset.asset_code_new, name="asset_code_new"),
    path(f"{_OF_ASSET}binding/", on_asset.asset_code_bind, name="asset_code_bind"),
    path(f"{_OF_ASSET}settings/", settings_choice.asset_code_settings, name="asset_code_settings"),
    path(f"{_OF_ASSET}sheet/", sheets.asset_code_sheet, name="asset_code_sheet"),
    path(_CODES, batches.codes, name="codes"),
    *list_paths(f"{_CODES}list/", "code_list", open_code_list, row="code_id"),
    path(f"{_CODES}new/", batches.code_batch_new, name="code_batch_new"),
    path(f"{_CODES}sheet/", sheets.code_sheet, name="code_sheet"),
    path(f"{_CODES}find/", finding.code_find, name="code_find"),
    path(f"{_CODES}batches/<int:batch_id>/", batches.code_batch, name="code_batch"),
    path(
        f"{_CODES}batches/<int:batch_id>/sheet/", sheets.code_batch_sheet, name="code_batch_sheet"
    ),
    path(f"{_CODES}<int:code_id>/binding/", finding.code_binding, name="code_binding"),
    path(f"{_CODES}<int:code_id>/replacement/", ending.code_replacement, name="code_replacement"),
    path(f"{_CODES}<int:code_id>/retirement/", ending.code_retirement, name="code_retirement"),
    path(_DESIGNS, designs.sticker_designs, name="sticker_designs"),
    path(f"{_DESIGNS}new/", designs.sticker_design_new, name="sticker_design_new"),
    path(f"{_DESIGNS}preview/", designs.sticker_preview, name="sticker_preview"),
    path(_DESIGN, designs.sticker_design_edit, name="sticker_design_edit"),
    path(f"{_DESIGN}deletion/", designs.sticker_design_deletion, name="sticker_design_deletion"),
    path(
        f"{_DESIGN}restoration/",
        designs.sticker_design_restoration,
        name="sticker_design_restoration",
    ),
]
