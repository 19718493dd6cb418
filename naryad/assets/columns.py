"""Which columns of an asset follow from what is handed in?"""

from typing import Any

from naryad.assets.input import AssetInput
from naryad.assets.models import Asset
from naryad.core.search import make_search_text, make_sort_key

_LONGEST_SORT_KEY = 310
# The field of the input by the column of the asset that keeps it.
KEPT_AS = {
    "name": "name",
    "description": "description",
    "serial_number": "serial_number",
    "number": "number",
    "external_id": "external_id",
    "type_id": "type_id",
    "class_id": "asset_class_id",
    "parent_id": "parent_id",
    "company_id": "own_company_id",
    "address": "own_address",
    "latitude": "latitude",
    "longitude": "longitude",
    "inherits_areas": "inherits_areas",
    "responsible_id": "responsible_id",
    "warranty_till": "warranty_till",
    "is_mobile": "is_mobile",
    "is_published": "is_published",
    "tags": "tags",
    "contacts": "contacts",
}
# What an UPDATE writes; foreign keys go by the name of their field.
EDITED = (
    *(
        column.removesuffix("_id") if column != "external_id" else column
        for column in KEPT_AS.values()
    ),
    "sort_key",
    "own_words",
    "place_words",
    "search_text",
    "version",
)


def columns_of(new: AssetInput) -> dict[str, Any]:
    """All but the links; what comes from above is settled afterwards."""
    columns = {column: getattr(new, name) for name, column in KEPT_AS.items()}
    own_words = make_search_text(
        new.name, new.serial_number, new.number, new.external_id, *new.tags
    )
    place_words = make_search_text(new.address) if new.address else ""
    return columns | {
        "tags": list(new.tags),
        "contacts": list(new.contacts),
        "sort_key": make_sort_key(new.name)[:_LONGEST_SORT_KEY],
        "own_words": own_words,
        "place_words": place_words,
        "search_text": own_words + place_words,
    }


def fill(asset: Asset, new: AssetInput) -> None:
    for column, value in columns_of(new).items():
        setattr(asset, column, value)
