"""What happens when somebody without an account reports something?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language, gettext

from naryad.access.actor import Actor
from naryad.core.errors import Invalid, NotVisible, Refusal
from naryad.history.recording import Change, record
from naryad.intake.acting import act_for_strangers
from naryad.intake.actions.accept_inquiry import accept_inquiry
from naryad.intake.beginning_tickets import begin_ticket, work_buttons
from naryad.intake.inquiry_input import InquiryInput
from naryad.intake.letters import RECEIVED, write_to_strangers
from naryad.intake.models import Inquiry
from naryad.intake.passports import Passport, find_passport


@transaction.atomic
def send_inquiry(code: str, new: InquiryInput, *, by: Actor, at: datetime) -> int:
    """The id of the inquiry, which waits, or is a ticket already where the settings say so.
    NotVisible where the code takes no reports; Invalid names the fields."""
    by.require_system()
    passport = find_passport(code)
    if passport is None or not passport.settings.takes_strangers_reports:
        raise NotVisible
    program = act_for_strangers(passport.code.organization, at=at)
    _check_work(new, passport, program)
    inquiry = Inquiry.objects.create(
        organization_id=by.organization_id,
        code=passport.code,
        asset_id=passport.code.asset_id or 0,
        work_type_id=new.work_type_id,
        text=new.text,
        email=new.email,
        phone=new.phone,
        language=(get_language() or "ru")[:2],
        at=at,
    )
    record([Change("inquiry.sent", "inquiry", inquiry.pk)], by=by, at=at)
    if passport.settings.becomes_ticket:
        _become_ticket(inquiry, by=program, at=at)
    write_to_strangers([inquiry], RECEIVED, at=at)
    return inquiry.pk


def _check_work(new: InquiryInput, passport: Passport, program: Actor) -> None:
    if new.work_type_id is None:
        return
    offered = work_buttons(passport.settings, passport.code.asset_id or 0, actor=program)
    if new.work_type_id not in {each.pk for each in offered}:
        raise Invalid({"work_type_id": gettext("Choose from the list.")})


def _become_ticket(inquiry: Inquiry, *, by: Actor, at: datetime) -> None:
    """What cannot be a ticket now waits for somebody, as all do elsewhere."""
    try:
        with transaction.atomic():
            accept_inquiry(inquiry.pk, begin_ticket(inquiry, actor=by), by=by, at=at)
    except Refusal:
        return
