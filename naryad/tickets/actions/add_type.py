"""How does a new type of tickets come about?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.names import refuse_taken_label
from naryad.history.recording import Change, compare, record
from naryad.tickets.actions.change_default import check_external_id, take_default
from naryad.tickets.actions.start_draft import open_draft
from naryad.tickets.cycle_plans import Source
from naryad.tickets.input import TypeInput, check_type
from naryad.tickets.links import Held, check_links, describe_with_links, write_links
from naryad.tickets.locking import lock_settings
from naryad.tickets.models import TicketType
from naryad.tickets.placing import place_last
from naryad.tickets.visibility_of_settings import ticket_types_visible_to


@transaction.atomic
def add_type(new: TypeInput, *, source: Source | None = None, by: Actor, at: datetime) -> int:
    """The id of the type, with a draft of its life cycle made like `source`, or an empty one. The
    first type of all is the default. Invalid: a bad or taken name, a bad mask, no such area."""
    by.require(Permission.EDIT_TICKET_SETTINGS)
    check_type(new)
    lock_settings(by.organization_id)
    living = ticket_types_visible_to(by)
    refuse_taken_label(living, new.name)
    check_external_id(living, new.external_id)
    check_links(new, Held(), by=by)
    is_default = new.is_default or not living.filter(is_default=True).exists()
    passed_on = take_default(living, "ticket_type", at=at) if is_default else []
    row = TicketType.objects.create(
        organization_id=by.organization_id,
        name=new.name,
        number_mask=new.number_mask,
        close_minutes=new.close_minutes,
        has_all_areas=new.area_ids is None,
        has_all_work_types=new.work_type_ids is None,
        is_default=is_default,
        external_id=new.external_id,
        position=place_last(TicketType, by.organization_id),
    )
    write_links(row, new, Held())
    changes = compare({}, describe_with_links(row, by=by))
    record([Change("ticket_type.added", "ticket_type", row.pk, changes), *passed_on], by=by, at=at)
    open_draft(row, source=source or Source(), by=by, at=at)
    return row.pk
