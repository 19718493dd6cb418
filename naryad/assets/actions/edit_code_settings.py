"""How does an organization say what strangers see who scan its codes?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.code_input import CodeSettingsInput
from naryad.assets.locking import lock_codes
from naryad.assets.models import CodeSettings
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record


@transaction.atomic
def edit_code_settings(
    new: CodeSettingsInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Stale when somebody saved since `seen_version`."""
    by.require(Permission.EDIT_ORGANIZATION)
    lock_codes(by.organization_id)
    kept = CodeSettings.objects.filter(organization_id=by.organization_id).first()
    kept = kept or CodeSettings(organization_id=by.organization_id, version=0)
    mine = vars(new)
    current = {field: getattr(kept, field) for field in mine}
    if mine == current:
        return by.organization_id
    refuse_stale(
        seen_version=seen_version, current_version=kept.version, mine=mine, current=current
    )
    for field, value in mine.items():
        setattr(kept, field, value)
    kept.version += 1
    kept.save()
    changes = compare(current, mine)
    subject = by.organization_id
    record([Change("organization.codes_edited", "organization", subject, changes)], by=by, at=at)
    return subject
