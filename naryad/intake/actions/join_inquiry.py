"""How does an inquiry join a ticket that is there already?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.history.recording import Change, record
from naryad.intake.moving_inquiries import move_to_ticket
from naryad.intake.states import InquiryState
from naryad.intake.taking_inquiries import take_inquiry
from naryad.intake.telling_teams import tell_team
from naryad.tickets.visibility import tickets_visible_to


@transaction.atomic
def join_inquiry(inquiry_id: int, ticket_id: int | None, *, by: Actor, at: datetime) -> int:
    """An open one of the same object. Its team reads what was reported, and has the photos.
    NotVisible, SettledAlready, Invalid."""
    by.require(Permission.ADD_TICKETS)
    inquiry = take_inquiry(inquiry_id, by=by)
    fit = tickets_visible_to(by, only_open=True).filter(asset_id=inquiry.asset_id)
    if not fit.filter(pk=ticket_id or 0).exists():
        raise Invalid({"ticket_id": _("Choose from the list.")})
    assert ticket_id is not None
    inquiry.state, inquiry.ticket_id = InquiryState.MERGED, ticket_id
    inquiry.settled_at, inquiry.settled_by_id = at, by.person_id
    inquiry.version += 1
    inquiry.save()
    move_to_ticket(inquiry, ticket_id)
    tell_team(inquiry, ticket_id, has_joined=True, by=by, at=at)
    record([Change("inquiry.joined", "inquiry", inquiry_id)], by=by, at=at)
    return ticket_id
