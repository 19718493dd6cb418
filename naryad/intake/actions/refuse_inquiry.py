"""How is an inquiry refused?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.history.recording import Change, record
from naryad.intake.letters import REFUSED, write_to_stranger
from naryad.intake.states import LONGEST_REASON, InquiryState
from naryad.intake.taking_inquiries import take_inquiry


@transaction.atomic
def refuse_inquiry(inquiry_id: int, reason: str, *, by: Actor, at: datetime) -> int:
    """Whoever reported reads the reason, by letter where they left an e-mail. NotVisible,
    SettledAlready, Invalid."""
    by.require(Permission.ADD_TICKETS)
    reason = " ".join(reason.replace("\x00", "").split())
    if not reason:
        raise Invalid({"reason": _("Say why: whoever reported reads it.")})
    if len(reason) > LONGEST_REASON:
        raise Invalid({"reason": _("At most %(most)s characters.") % {"most": LONGEST_REASON}})
    inquiry = take_inquiry(inquiry_id, by=by)
    inquiry.state, inquiry.reason = InquiryState.REFUSED, reason
    inquiry.settled_at, inquiry.settled_by_id = at, by.person_id
    inquiry.save()
    write_to_stranger(inquiry, REFUSED, at=at)
    record([Change("inquiry.refused", "inquiry", inquiry_id)], by=by, at=at)
    return inquiry_id
