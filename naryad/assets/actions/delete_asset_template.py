"""What happens to a template that nobody should begin with any more?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.locking import lock_templates, take_template
from naryad.history.recording import Change, record


@transaction.atomic
def delete_asset_template(template_id: int, *, by: Actor, at: datetime) -> int:
    """Objects that were made from it stay as they are."""
    by.require(Permission.EDIT_CATALOG)
    lock_templates(by.organization_id)
    template = take_template(template_id, by=by)
    template.deleted_at = at
    template.version += 1
    template.save()
    record([Change("asset_template.deleted", "asset_template", template_id)], by=by, at=at)
    return template_id
