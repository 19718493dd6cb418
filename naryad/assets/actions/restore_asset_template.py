"""How does a deleted template of objects come back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.locking import lock_templates, take_template
from naryad.assets.visibility import asset_templates_visible_to
from naryad.core.names import refuse_taken_return
from naryad.history.recording import Change, record


@transaction.atomic
def restore_asset_template(template_id: int, *, by: Actor, at: datetime) -> int:
    """NameTaken when a living template bears its name by now."""
    by.require(Permission.EDIT_CATALOG)
    lock_templates(by.organization_id)
    template = take_template(template_id, by=by, is_deleted=True)
    refuse_taken_return(asset_templates_visible_to(by), template.name)
    template.deleted_at = None
    template.version += 1
    template.save()
    record([Change("asset_template.restored", "asset_template", template_id)], by=by, at=at)
    return template_id
