"""With which tickets can a new organization work at once?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.labels import Label
from naryad.core.palette import Color
from naryad.history.recording import Change, compare, record
from naryad.tickets.actions.start_draft import open_draft
from naryad.tickets.base_process import BASE
from naryad.tickets.codes import CycleState
from naryad.tickets.cycle_plans import Source
from naryad.tickets.describing import describe_type
from naryad.tickets.models import Criticality, TicketType

# The most urgent first.
_CRITICALITIES = (
    (Label(ru="Авария", en="Emergency"), Color.RED),
    (Label(ru="Обычная", en="Normal"), Color.BLUE),
    (Label(ru="Низкая", en="Low"), Color.GRAY),
)
_DEFAULT = 1
FIRST_MASK = "{YY}{MM}{DD}-{000}"


@transaction.atomic
def begin_with_ready_cycle(*, by: Actor, at: datetime) -> int:
    """The id of the first type, which is the default, with the base process in force."""
    by.require_system()
    row = TicketType.objects.create(
        organization_id=by.organization_id,
        name=Label(ru="Ремонт", en="Repair"),
        number_mask=FIRST_MASK,
        is_default=True,
    )
    changes = compare({}, describe_type(row, areas=[], work_types=[]))
    record([Change("ticket_type.added", "ticket_type", row.pk, changes)], by=by, at=at)
    cycle = open_draft(row, source=Source(ready=BASE.code), by=by, at=at)
    cycle.state, cycle.published_at = CycleState.PUBLISHED, at
    cycle.save()
    _begin_criticalities(by.organization_id)
    published = {"number": {"old": None, "new": cycle.number}}
    record([Change("cycle.published", "ticket_type", row.pk, published)], by=by, at=at)
    return row.pk


def _begin_criticalities(organization_id: int) -> None:
    rows = Criticality.objects.filter(organization_id=organization_id)
    if rows.exists():
        return
    rows.bulk_create(
        Criticality(
            organization_id=organization_id,
            name=name,
            color=color,
            position=place,
            is_default=place == _DEFAULT,
        )
        for place, (name, color) in enumerate(_CRITICALITIES)
    )
