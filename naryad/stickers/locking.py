"""How is a design of labels taken for a change?"""

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock
from naryad.stickers.models import StickerDesign
from naryad.stickers.visibility import designs_visible_to


def lock_designs(organization_id: int) -> None:
    """Two who give the same name wait for each other."""
    hold_lock(f"sticker-designs/{organization_id}")


def take_design(design_id: int, *, by: Actor, is_deleted: bool = False) -> StickerDesign:
    """Living or deleted as asked; NotVisible when the actor cannot see it so."""
    rows = StickerDesign.objects.filter(
        organization_id=by.organization_id, deleted_at__isnull=not is_deleted
    )
    design = rows.select_for_update(no_key=True).filter(pk=design_id).first()
    visible = designs_visible_to(by, with_deleted=is_deleted).filter(pk=design_id)
    if design is None or not visible.exists():
        raise NotVisible
    return design
