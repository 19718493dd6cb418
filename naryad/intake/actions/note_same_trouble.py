"""How does somebody say that what was reported is their trouble too?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.core.locks import hold_lock
from naryad.history.recording import Change, record
from naryad.intake.models import SameTrouble
from naryad.intake.passports import find_passport
from naryad.intake.under_way import device_print, find_under_way


@transaction.atomic
def note_same_trouble(code: str, device: str, *, by: Actor, at: datetime) -> int:
    """How many have said so by now. Once a device; the team reads the number in the history of the
    ticket, and beside the inquiry. NotVisible where nothing is under way."""
    by.require_system()
    passport = find_passport(code)
    if passport is None or not passport.settings.takes_strangers_reports:
        raise NotVisible
    hold_lock(f"intake/same-trouble/{passport.code.asset_id}")
    matter = find_under_way(passport.code, device=device)
    if matter is None:
        raise NotVisible
    of_ticket, of_inquiry = matter.ticket_id, matter.inquiry_id
    about = {"inquiry_id": of_inquiry} if of_ticket is None else {"ticket_id": of_ticket}
    owned = {"organization_id": by.organization_id, **about}
    if matter.is_known:
        return matter.others
    SameTrouble.objects.create(**owned, device=device_print(device), at=at)
    subject, subject_id = ("ticket", of_ticket) if of_ticket else ("inquiry", of_inquiry)
    changes = {"others": {"old": matter.others, "new": matter.others + 1}}
    told = Change(f"{subject}.same_trouble", subject, subject_id or 0, changes)
    record([told], by=by, at=at)
    return matter.others + 1
