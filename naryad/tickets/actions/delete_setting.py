"""What happens to a type, a stage or a status that is no longer needed?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.recording import Change, record
from naryad.tickets.locking import lock_row, lock_settings
from naryad.tickets.setting_nouns import find_setting


@transaction.atomic
def delete_setting(noun: str, row_id: int, *, by: Actor, at: datetime) -> int:
    """What a life cycle in force uses stays (UsedInForce), and so does the default type. A draft
    that uses it keeps the line and cannot be published until it is taken out or brought back."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    setting = find_setting(noun)
    lock_settings(by.organization_id)
    row = lock_row(setting.visible_to(by), row_id)
    setting.refuse_deletion(row)
    row.deleted_at = at
    row.version += 1
    row.save()
    record([Change(f"{setting.subject}.deleted", setting.subject, row_id)], by=by, at=at)
    return row_id
