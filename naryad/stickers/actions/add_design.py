"""How does a new design of labels come in?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.history.recording import Change, record
from naryad.organizations.models import Organization
from naryad.stickers.designs import fill_design, plan_design, tell_design, values_of_design
from naryad.stickers.input import DesignInput
from naryad.stickers.locking import lock_designs
from naryad.stickers.models import StickerDesign
from naryad.stickers.visibility import designs_visible_to


@transaction.atomic
def add_design(new: DesignInput, *, by: Actor, at: datetime) -> int:
    """The id of it. Invalid: a taken name, a size at which the code could not be read."""
    by.require(Permission.EDIT_CODES)
    plan_design(new, Organization.objects.get(pk=by.organization_id))
    lock_designs(by.organization_id)
    refuse_taken_label(designs_visible_to(by), new.name)
    design = StickerDesign(organization_id=by.organization_id)
    fill_design(design, new)
    design.save()
    changes = tell_design({}, values_of_design(new))
    record([Change("sticker_design.added", "sticker_design", design.pk, changes)], by=by, at=at)
    return design.pk
