"""How does an inquiry become a ticket?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import only
from naryad.history.recording import Change, record
from naryad.intake.moving_inquiries import move_to_ticket
from naryad.intake.states import InquiryState
from naryad.intake.taking_inquiries import take_inquiry
from naryad.intake.telling_teams import tell_team
from naryad.tickets.actions.create_tickets import create_tickets
from naryad.tickets.ticket_input import TicketInput


@transaction.atomic
def accept_inquiry(inquiry_id: int, new: TicketInput, *, by: Actor, at: datetime) -> int:
    """The id of the new ticket, which has the photos. NotVisible, SettledAlready; Invalid names
    the fields of the ticket."""
    by.require(Permission.ADD_TICKETS)
    inquiry = take_inquiry(inquiry_id, by=by)
    ticket_id = only(create_tickets([new], by=by, at=at))
    inquiry.state, inquiry.ticket_id = InquiryState.TICKET, ticket_id
    inquiry.settled_at, inquiry.settled_by_id = at, by.person_id
    inquiry.version += 1
    inquiry.save()
    move_to_ticket(inquiry, ticket_id)
    tell_team(inquiry, ticket_id, has_joined=False, by=by, at=at)
    record([Change("inquiry.accepted", "inquiry", inquiry_id)], by=by, at=at)
    return ticket_id
