"""What happens to a template of code settings that is no longer needed?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.recording import Change, record
from naryad.intake.settings_locking import lock_code_settings, take_settings


@transaction.atomic
def delete_code_settings(settings_id: int, *, by: Actor, at: datetime) -> int:
    """Its objects follow the default, and it again once it is restored."""
    by.require(Permission.EDIT_ORGANIZATION)
    lock_code_settings(by.organization_id)
    kept = take_settings(settings_id, by=by)
    kept.deleted_at = at
    kept.version += 1
    kept.save()
    record([Change("code_settings.deleted", "code_settings", settings_id)], by=by, at=at)
    return settings_id
