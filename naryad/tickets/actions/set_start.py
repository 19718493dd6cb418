"""With which stage and status does a ticket begin?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.tickets.choosing import choose_place, choose_status
from naryad.tickets.describing import describe_start
from naryad.tickets.locking import lock_draft


@transaction.atomic
def set_start(
    cycle_id: int,
    *,
    stage_id: int | None,
    status_id: int | None,
    seen: tuple[int | None, int | None] | None,
    by: Actor,
    at: datetime,
) -> int:
    """`seen`: stage and status that the person saw there; Stale when they are others by now.
    Invalid: a stage that is not in the draft, no such status."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    cycle = lock_draft(cycle_id, by=by)
    mine = {"start_stage_id": stage_id, "start_status_id": status_id}
    current = {"start_stage_id": cycle.start_stage_id, "start_status_id": cycle.start_status_id}
    if mine == current:
        return cycle_id
    if seen is not None and seen != tuple(current.values()):
        refuse_stale(seen_version=0, current_version=cycle.version, mine=mine, current=current)
    errors: dict[str, str] = {}
    before = describe_start(cycle)
    cycle.start_stage = choose_place(cycle, stage_id, "start_stage_id", errors)
    cycle.start_status = choose_status(
        status_id, "start_status_id", errors, by=by, known=cycle.start_status_id
    )
    if errors:
        raise Invalid(errors)
    cycle.version += 1
    cycle.save()
    changes = compare(before, describe_start(cycle))
    record([Change("cycle.start_set", "ticket_type", cycle.type_id, changes)], by=by, at=at)
    return cycle_id
