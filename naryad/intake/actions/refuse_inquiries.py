"""How are inquiries refused?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record
from naryad.intake.inquiry_input import clean_reason
from naryad.intake.letters import REFUSED, write_to_strangers
from naryad.intake.states import InquiryState
from naryad.intake.taking_inquiries import SETTLING, take_inquiries, tell_outcomes


@transaction.atomic
def refuse_inquiries(
    inquiry_ids: Sequence[int], reason: str, *, by: Actor, at: datetime
) -> list[Outcome]:
    """Whoever reported reads the reason, by letter where they left an e-mail. NotVisible and
    SettledAlready by row; Invalid."""
    by.require(Permission.ADD_TICKETS)
    reason = clean_reason(reason)
    taken = take_inquiries(inquiry_ids, by=by)
    fit = [each for each in taken.values() if each.state == InquiryState.NEW]
    for inquiry in fit:
        inquiry.state, inquiry.reason = InquiryState.REFUSED, reason
        inquiry.settled_at, inquiry.settled_by_id = at, by.person_id
        inquiry.version += 1
    write_rows(fit, fields=SETTLING)
    write_to_strangers(fit, REFUSED, at=at)
    record([Change("inquiry.refused", "inquiry", each.pk) for each in fit], by=by, at=at)
    return tell_outcomes(inquiry_ids, taken, fit)
