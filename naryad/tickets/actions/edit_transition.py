"""How does a transition of a draft change?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, record
from naryad.tickets.choosing import choose_ends
from naryad.tickets.describing import describe_transition
from naryad.tickets.locking import lock_transition
from naryad.tickets.transition_input import TransitionInput, check_transition
from naryad.tickets.transition_links import (
    compare_transition,
    form_of,
    form_of_input,
    name_roles,
    write_roles,
)


@transaction.atomic
def edit_transition(
    transition_id: int,
    new: TransitionInput,
    *,
    seen_version: int | None,
    by: Actor,
    at: datetime,
) -> int:
    """Stale when somebody saved since `seen_version`; NotADraft; Invalid."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_transition(new)
    cycle, row = lock_transition(transition_id, by=by)
    mine, current = form_of_input(new), form_of(row)
    if mine == current:
        return transition_id
    refuse_stale(seen_version=seen_version, current_version=row.version, mine=mine, current=current)
    ends = choose_ends(cycle, new, row, by=by)
    before = describe_transition(row, name_roles(row))
    row.from_stage, row.to_stage, row.status = ends.from_stage, ends.to_stage, ends.status
    row.name, row.description = new.name, new.description
    row.branch, row.who = new.branch, new.who
    row.after_seconds = new.after_seconds
    row.before_deadline_seconds = new.before_deadline_seconds
    row.requires_comment = new.requires_comment
    row.version += 1
    row.save()
    write_roles(row, new.roles)
    cycle.version += 1
    cycle.save()
    changes = compare_transition(before, row)
    record([Change("cycle.transition_edited", "ticket_type", cycle.type_id, changes)], by=by, at=at)
    return transition_id
