"""How does an organization choose after how long closed tickets go to the archive?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.history.recording import Change, record
from naryad.tickets.archiving import OFFERED, archive_days_of
from naryad.tickets.locking import lock_settings
from naryad.tickets.models import ArchiveRule


@transaction.atomic
def change_archive_rule(after_days: int | None, *, by: Actor, at: datetime) -> bool:
    """Whether anything changed. None: only by hand. What lies in the archive stays there."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    if after_days not in OFFERED:
        raise Invalid({"after_days": _("Choose from the list.")})
    lock_settings(by.organization_id)
    before = archive_days_of(by.organization_id)
    if before == after_days:
        return False
    ArchiveRule.objects.update_or_create(
        organization_id=by.organization_id, defaults={"after_days": after_days}
    )
    said = {"archive_after_days": {"old": before, "new": after_days}}
    changed = Change("organization.edited", "organization", by.organization_id, said)
    record([changed], by=by, at=at)
    return True
