"""How does a deleted template of code settings come back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_return
from naryad.history.recording import Change, record
from naryad.intake.settings_locking import lock_code_settings, take_settings
from naryad.intake.visibility import code_settings_visible_to


@transaction.atomic
def restore_code_settings(settings_id: int, *, by: Actor, at: datetime) -> int:
    """NameTaken when a living one bears its name now."""
    by.require(Permission.EDIT_ORGANIZATION)
    lock_code_settings(by.organization_id)
    kept = take_settings(settings_id, by=by, is_deleted=True)
    refuse_taken_return(code_settings_visible_to(by), kept.name)
    kept.deleted_at = None
    kept.version += 1
    kept.save()
    record([Change("code_settings.restored", "code_settings", settings_id)], by=by, at=at)
    return settings_id
