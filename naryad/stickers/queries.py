"""In which shape do screens get designs of labels?"""

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.core.search import normalize_text
from naryad.organizations.models import Organization
from naryad.stickers.designs import design_of, standard_design
from naryad.stickers.input import DesignInput
from naryad.stickers.models import StickerDesign
from naryad.stickers.visibility import designs_visible_to

# How a choice names the one that is there always.
STANDARD = 0


def list_designs(actor: Actor) -> list[StickerDesign]:
    """Living ones by name in the reader's language; there are a handful."""
    rows = designs_visible_to(actor)
    return sorted(rows, key=lambda each: (normalize_text(str(each.name)), each.pk))


def deleted_designs(actor: Actor) -> list[StickerDesign]:
    """The last deleted first."""
    rows = designs_visible_to(actor, with_deleted=True).exclude(deleted_at=None)
    return list(rows.order_by("-deleted_at", "-pk"))


def find_design(design_id: int, *, actor: Actor) -> DesignInput:
    """NotVisible."""
    if design_id == STANDARD:
        return standard_design()
    kept = designs_visible_to(actor).filter(pk=design_id).first()
    if kept is None:
        raise NotVisible
    return design_of(kept)


def own_organization(actor: Actor) -> Organization:
    return Organization.objects.get(pk=actor.organization_id)
