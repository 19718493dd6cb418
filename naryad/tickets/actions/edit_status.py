"""How does a status change?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.tickets.describing import describe_status
from naryad.tickets.input import StatusInput, check_status
from naryad.tickets.locking import lock_row, lock_settings
from naryad.tickets.models import Status
from naryad.tickets.visibility_of_settings import statuses_visible_to


@transaction.atomic
def edit_status(
    status_id: int, new: StatusInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Stale when somebody saved since `seen_version`; Invalid: a bad or taken name."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_status(new)
    lock_settings(by.organization_id)
    status: Status = lock_row(statuses_visible_to(by), status_id)
    mine = {"name": dict(new.name), "color": new.color}
    current = describe_status(status)
    if mine == current:
        return status_id
    refuse_stale(
        seen_version=seen_version, current_version=status.version, mine=mine, current=current
    )
    refuse_taken_label(statuses_visible_to(by).exclude(pk=status_id), new.name)
    status.name, status.color = new.name, new.color
    status.version += 1
    status.save()
    changes = compare(current, mine)
    record([Change("status.edited", "status", status_id, changes)], by=by, at=at)
    return status_id
