"""Which designs of labels, and which codes to print, may this person see?"""

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.models import AssetCode
from naryad.assets.visibility import asset_codes_visible_to, assets_visible_to
from naryad.stickers.models import StickerDesign


def designs_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[StickerDesign]:
    """Whoever issues codes prints them."""
    designs = StickerDesign.objects.filter(organization_id=actor.organization_id)
    if not actor.may(Permission.EDIT_CODES):
        return designs.none()
    return designs if with_deleted else designs.filter(deleted_at=None)


def printable_codes(actor: Actor) -> QuerySet[AssetCode]:
    """Blank ones, and those of living objects that the actor sees; nobody prints what another maker
    has glued on, or what leads nowhere."""
    if not actor.may(Permission.EDIT_CODES):
        return AssetCode.objects.none()
    blank = Q(state=CodeState.BLANK.value)
    living = Q(state=CodeState.LIVING.value, asset__in=assets_visible_to(actor).values("pk"))
    codes = asset_codes_visible_to(actor).filter(blank | living, origin=CodeOrigin.OWN)
    return codes.select_related("asset__asset_class").order_by("pk")
