"""How does an organization choose how long before a deadline people are warned?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.core.locks import hold_lock
from naryad.history.recording import Change, record
from naryad.notifications.models import NoticeSettings
from naryad.notifications.warning import OFFERED, soon_minutes_of


@transaction.atomic
def change_warning(minutes: int | None, *, by: Actor, at: datetime) -> bool:
    """Whether anything changed."""
    by.require(Permission.EDIT_ORGANIZATION)
    if minutes not in OFFERED:
        raise Invalid({"soon_minutes": _("Choose from the list.")})
    hold_lock(f"notice settings/{by.organization_id}")
    before = soon_minutes_of(by.organization_id)
    if before == minutes:
        return False
    NoticeSettings.objects.update_or_create(
        organization_id=by.organization_id, defaults={"soon_minutes": minutes}
    )
    said = {"soon_minutes": {"old": before, "new": minutes}}
    changed = Change("organization.edited", "organization", by.organization_id, said)
    record([changed], by=by, at=at)
    return True
