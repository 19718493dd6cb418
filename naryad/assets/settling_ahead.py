"""What will follow for new assets, so that they are written once?"""

from collections.abc import Sequence

from naryad.assets.models import Asset


def settle_ahead(new: Sequence[Asset], *, organization_id: int) -> None:
    """Fill in, on numbered assets that are about to be inserted, what `settle_assets` would find
    for them. The walk stays the judge; but a row that is right from the start is written once, and
    enters the indexes once."""
    above = Asset.objects.filter(organization_id=organization_id)
    parents = above.select_related("place").in_bulk({each.parent_id for each in new} - {None})
    for asset in new:
        parent = parents.get(asset.parent_id or 0)
        if parent is not None:
            asset.above = [*parent.above, parent.pk]
        _take_company_and_place(asset, parent)


def _take_company_and_place(asset: Asset, parent: Asset | None) -> None:
    asset.company_id = asset.own_company_id or (parent.company_id if parent else None)
    if asset.own_address or parent is None:
        asset.address = asset.own_address
        asset.place_id = asset.pk if asset.own_address else None
        asset.search_text = asset.own_words + asset.place_words
    else:
        asset.address, asset.place_id = parent.address, parent.place_id
        asset.search_text = asset.own_words + (parent.place.place_words if parent.place else "")
