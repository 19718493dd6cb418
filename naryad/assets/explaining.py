"""By which ways does a person see an asset, and what stands in the way?"""

from naryad.access.actor import Actor
from naryad.access.explaining import Explanation, explain_row
from naryad.assets.models import Asset
from naryad.assets.visibility import ARMS, assets_visible_to


def explain_asset(asset: Asset, *, of: Actor) -> Explanation:
    visible, is_unpublished = assets_visible_to(of), not asset.is_published
    return explain_row(asset, visible=visible, arms=ARMS, of=of, is_unpublished=is_unpublished)
