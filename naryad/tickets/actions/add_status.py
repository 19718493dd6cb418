"""How does a new status come about?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.history.recording import Change, compare, record
from naryad.tickets.describing import describe_status
from naryad.tickets.input import StatusInput, check_status
from naryad.tickets.locking import lock_settings
from naryad.tickets.models import Status
from naryad.tickets.placing import place_last
from naryad.tickets.visibility_of_settings import statuses_visible_to


@transaction.atomic
def add_status(new: StatusInput, *, by: Actor, at: datetime) -> int:
    """The id of the status, last in the list. Invalid: a bad or taken name."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_status(new)
    lock_settings(by.organization_id)
    refuse_taken_label(statuses_visible_to(by), new.name)
    status = Status.objects.create(
        organization_id=by.organization_id,
        name=new.name,
        color=new.color,
        position=place_last(Status, by.organization_id),
    )
    changes = compare({}, describe_status(status))
    record([Change("status.added", "status", status.pk, changes)], by=by, at=at)
    return status.pk
