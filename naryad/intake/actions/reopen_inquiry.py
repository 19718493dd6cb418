"""How is a refused inquiry taken up again?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.recording import Change, record
from naryad.intake.states import InquiryState
from naryad.intake.taking_inquiries import take_inquiry


@transaction.atomic
def reopen_inquiry(inquiry_id: int, *, by: Actor, at: datetime) -> int:
    """It waits again. NotVisible, SettledAlready."""
    by.require(Permission.ADD_TICKETS)
    inquiry = take_inquiry(inquiry_id, state=InquiryState.REFUSED, by=by)
    inquiry.state, inquiry.reason = InquiryState.NEW, ""
    inquiry.settled_at, inquiry.settled_by_id = None, None
    inquiry.save()
    record([Change("inquiry.reopened", "inquiry", inquiry_id)], by=by, at=at)
    return inquiry_id
