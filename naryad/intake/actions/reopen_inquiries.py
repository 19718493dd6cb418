"""How are refused inquiries taken up again?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record
from naryad.intake.states import InquiryState
from naryad.intake.taking_inquiries import SETTLING, take_inquiries, tell_outcomes


@transaction.atomic
def reopen_inquiries(inquiry_ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """They wait again. NotVisible and SettledAlready by row."""
    by.require(Permission.ADD_TICKETS)
    taken = take_inquiries(inquiry_ids, by=by)
    fit = [each for each in taken.values() if each.state == InquiryState.REFUSED]
    for inquiry in fit:
        inquiry.state, inquiry.reason = InquiryState.NEW, ""
        inquiry.settled_at, inquiry.settled_by_id = None, None
        inquiry.version += 1
    write_rows(fit, fields=SETTLING)
    record([Change("inquiry.reopened", "inquiry", each.pk) for each in fit], by=by, at=at)
    return tell_outcomes(inquiry_ids, taken, fit)
