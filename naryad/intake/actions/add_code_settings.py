"""How does a template of code settings come about?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.history.recording import record
from naryad.intake.models import CodeSettings
from naryad.intake.settings_checking import check_targets
from naryad.intake.settings_describing import tell_settings
from naryad.intake.settings_input import CodeSettingsInput, check_name
from naryad.intake.settings_locking import lock_code_settings
from naryad.intake.visibility import code_settings_visible_to


@transaction.atomic
def add_code_settings(new: CodeSettingsInput, *, by: Actor, at: datetime) -> int:
    """The id of the template, which no object follows yet. Invalid names the fields."""
    by.require(Permission.EDIT_ORGANIZATION)
    check_name(new, is_default=False)
    lock_code_settings(by.organization_id)
    refuse_taken_label(code_settings_visible_to(by), new.name)
    check_targets(new, kept={}, by=by)
    made = CodeSettings.objects.create(organization_id=by.organization_id, **vars(new))
    record([tell_settings("added", made, {}, vars(new))], by=by, at=at)
    return made.pk
