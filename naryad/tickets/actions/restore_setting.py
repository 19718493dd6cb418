"""How does a deleted type, stage or status come back?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_return
from naryad.history.recording import Change, record
from naryad.tickets.locking import lock_row, lock_settings
from naryad.tickets.placing import place_last
from naryad.tickets.returning import settle_return
from naryad.tickets.setting_nouns import find_setting


@transaction.atomic
def restore_setting(noun: str, row_id: int, *, by: Actor, at: datetime) -> int:
    """Last in its list. NameTaken when a living one bears its name by now; what else was taken
    meanwhile (an external id, the mark of a ready cycle) it gives up."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    setting = find_setting(noun)
    lock_settings(by.organization_id)
    visible = setting.visible_to(by, with_deleted=True)
    row = lock_row(visible, row_id, is_deleted=True)
    refuse_taken_return(setting.visible_to(by), row.name)
    settle_return(row, setting.visible_to(by))
    row.position = place_last(setting.model, by.organization_id)
    row.deleted_at = None
    row.version += 1
    row.save()
    record([Change(f"{setting.subject}.restored", setting.subject, row_id)], by=by, at=at)
    return row_id
