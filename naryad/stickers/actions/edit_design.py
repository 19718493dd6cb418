"""How does a design of labels change?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, record
from naryad.organizations.models import Organization
from naryad.stickers.designs import (
    design_of,
    fill_design,
    plan_design,
    tell_design,
    values_of_design,
)
from naryad.stickers.input import DesignInput
from naryad.stickers.locking import lock_designs, take_design
from naryad.stickers.visibility import designs_visible_to


@transaction.atomic
def edit_design(
    design_id: int, new: DesignInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Stale when somebody saved since `seen_version`; Invalid: a taken name, a size at which the
    code could not be read."""
    by.require(Permission.EDIT_CODES)
    plan_design(new, Organization.objects.get(pk=by.organization_id))
    lock_designs(by.organization_id)
    design = take_design(design_id, by=by)
    current, mine = values_of_design(design_of(design)), values_of_design(new)
    if mine == current:
        return design_id
    refuse_stale(
        seen_version=seen_version, current_version=design.version, mine=mine, current=current
    )
    refuse_taken_label(designs_visible_to(by).exclude(pk=design_id), new.name)
    fill_design(design, new)
    design.version += 1
    design.save()
    changes = tell_design(current, mine)
    record([Change("sticker_design.edited", "sticker_design", design_id, changes)], by=by, at=at)
    return design_id
