"""How does a criticality change?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.tickets.actions.change_default import take_default
from naryad.tickets.describing import describe_criticality
from naryad.tickets.input import CriticalityInput, check_criticality
from naryad.tickets.locking import lock_row, lock_settings
from naryad.tickets.models import Criticality
from naryad.tickets.setting_nouns import DefaultCriticalityStays
from naryad.tickets.visibility_of_settings import criticalities_visible_to


@transaction.atomic
def edit_criticality(
    criticality_id: int,
    new: CriticalityInput,
    *,
    seen_version: int | None,
    by: Actor,
    at: datetime,
) -> int:
    """Stale when somebody saved since `seen_version`; DefaultCriticalityStays when the default
    would be given up without another one; Invalid: a bad or taken name."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_criticality(new)
    lock_settings(by.organization_id)
    row: Criticality = lock_row(criticalities_visible_to(by), criticality_id)
    mine = {"name": dict(new.name), "color": new.color, "is_default": new.is_default}
    current = describe_criticality(row)
    if mine == current:
        return criticality_id
    refuse_stale(seen_version=seen_version, current_version=row.version, mine=mine, current=current)
    others = criticalities_visible_to(by).exclude(pk=criticality_id)
    refuse_taken_label(others, new.name)
    if row.is_default and not new.is_default:
        raise DefaultCriticalityStays
    is_new_default = new.is_default and not row.is_default
    passed_on = take_default(others, "criticality", at=at) if is_new_default else []
    row.name, row.color, row.is_default = new.name, new.color, new.is_default
    row.version += 1
    row.save()
    edited = Change("criticality.edited", "criticality", criticality_id, compare(current, mine))
    record([edited, *passed_on], by=by, at=at)
    return criticality_id
