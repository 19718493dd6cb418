"""How does a new criticality come about?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.history.recording import Change, compare, record
from naryad.tickets.actions.change_default import take_default
from naryad.tickets.describing import describe_criticality
from naryad.tickets.input import CriticalityInput, check_criticality
from naryad.tickets.locking import lock_settings
from naryad.tickets.models import Criticality
from naryad.tickets.placing import place_last
from naryad.tickets.visibility_of_settings import criticalities_visible_to


@transaction.atomic
def add_criticality(new: CriticalityInput, *, by: Actor, at: datetime) -> int:
    """The id of the criticality, the least urgent of all. The first one is what new tickets get.
    Invalid: a bad or taken name."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_criticality(new)
    lock_settings(by.organization_id)
    living = criticalities_visible_to(by)
    refuse_taken_label(living, new.name)
    is_default = new.is_default or not living.filter(is_default=True).exists()
    passed_on = take_default(living, "criticality", at=at) if is_default else []
    row = Criticality.objects.create(
        organization_id=by.organization_id,
        name=new.name,
        color=new.color,
        is_default=is_default,
        position=place_last(Criticality, by.organization_id),
    )
    changes = compare({}, describe_criticality(row))
    added = Change("criticality.added", "criticality", row.pk, changes)
    record([added, *passed_on], by=by, at=at)
    return row.pk
