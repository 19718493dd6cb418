"""How does a new transition come into the draft of a life cycle?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.recording import Change, compare, record
from naryad.tickets.choosing import choose_ends
from naryad.tickets.describing import describe_transition
from naryad.tickets.locking import lock_draft
from naryad.tickets.models import Transition
from naryad.tickets.transition_input import TransitionInput, check_transition
from naryad.tickets.transition_links import name_roles, write_roles


@transaction.atomic
def add_transition(cycle_id: int, new: TransitionInput, *, by: Actor, at: datetime) -> int:
    """The id of the transition, last among those of its stage. Invalid: stages that are not in the
    draft, one between the same stages in the same branch, no such role or status."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_transition(new)
    cycle = lock_draft(cycle_id, by=by)
    ends = choose_ends(cycle, new, None, by=by)
    siblings = Transition.objects.filter(
        organization_id=by.organization_id, cycle=cycle, from_stage=ends.from_stage
    )
    last = siblings.order_by("-position").values_list("position", flat=True).first()
    row = Transition.objects.create(
        organization_id=by.organization_id,
        cycle=cycle,
        from_stage=ends.from_stage,
        to_stage=ends.to_stage,
        name=new.name,
        description=new.description,
        branch=new.branch,
        status=ends.status,
        who=new.who,
        after_seconds=new.after_seconds,
        before_deadline_seconds=new.before_deadline_seconds,
        requires_comment=new.requires_comment,
        position=0 if last is None else last + 1,
    )
    write_roles(row, new.roles)
    cycle.version += 1
    cycle.save()
    changes = compare({}, describe_transition(row, name_roles(row)))
    record([Change("cycle.transition_added", "ticket_type", cycle.type_id, changes)], by=by, at=at)
    return row.pk
