"""In which order do types, stages or statuses stand wherever they are offered?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.history.recording import Change, record
from naryad.tickets.locking import lock_settings
from naryad.tickets.placing import arrange
from naryad.tickets.setting_nouns import find_setting


@transaction.atomic
def arrange_settings(noun: str, ids: Sequence[int], *, by: Actor, at: datetime) -> int:
    """How many have changed places. Those that the sender did not know follow in their old order;
    ids of none are left out."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    setting = find_setting(noun)
    lock_settings(by.organization_id)
    rows = setting.visible_to(by).select_for_update(no_key=True).order_by("position", "pk")
    moved = arrange(list(rows), ids)
    write_rows(moved, fields=["position"])
    record(
        [
            Change(
                f"{setting.subject}.moved",
                setting.subject,
                row.pk,
                {"position": {"old": None, "new": row.position}},
            )
            for row in moved
        ],
        by=by,
        at=at,
    )
    return len(moved)
