"""How does an organization say what scanned codes allow?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import record
from naryad.intake.settings_checking import check_targets
from naryad.intake.settings_describing import tell_settings, values_of
from naryad.intake.settings_input import CodeSettingsInput, check_name
from naryad.intake.settings_locking import lock_code_settings, take_settings
from naryad.intake.visibility import code_settings_visible_to


@transaction.atomic
def edit_code_settings(
    settings_id: int | None,
    new: CodeSettingsInput,
    *,
    seen_version: int | None,
    by: Actor,
    at: datetime,
) -> int:
    """Of a template, or, None, of the default. Stale when somebody saved since `seen_version`;
    Invalid names the fields."""
    by.require(Permission.EDIT_ORGANIZATION)
    check_name(new, is_default=settings_id is None)
    lock_code_settings(by.organization_id)
    kept = take_settings(settings_id, by=by)
    mine, current = vars(new), values_of(kept)
    if mine == current:
        return kept.pk or by.organization_id
    refuse_stale(
        seen_version=seen_version, current_version=kept.version, mine=mine, current=current
    )
    if settings_id is not None:
        refuse_taken_label(code_settings_visible_to(by).exclude(pk=settings_id), new.name)
    check_targets(new, kept=current, by=by)
    for field, value in mine.items():
        setattr(kept, field, value)
    kept.version += 1
    kept.save()
    record([tell_settings("edited", kept, current, mine)], by=by, at=at)
    return kept.pk
