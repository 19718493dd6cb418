"""How is it forgotten who has reported without an account, and in which words?"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_lazy, override

from naryad.access.actor import Actor, act_as_system
from naryad.access.permissions import Permission
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.files.actions import drop_files
from naryad.history.recording import Change, record
from naryad.intake.letters import RECEIVED, REFUSED
from naryad.intake.models import Inquiry
from naryad.intake.moving_inquiries import NOUN
from naryad.intake.settings_queries import settings_of
from naryad.intake.states import InquiryState
from naryad.intake.taking_inquiries import take_inquiries
from naryad.intake.telling_teams import key_of_message
from naryad.letters.models import Letter, LetterState
from naryad.organizations.models import Organization
from naryad.tickets.models import TicketMessage

AT_ONCE = 500
_FIELDS = ("text", "email", "phone", "erased_at", "version")


class WaitsStill(Refusal):
    message = gettext_lazy("It waits still. Make a ticket of it or refuse it first.")


@transaction.atomic
def erase_inquiries(inquiry_ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Before its time, since somebody asks for it. What stands in the ticket's own description is
    the ticket's. NotVisible and WaitsStill by row."""
    by.require(Permission.ERASE_PEOPLE)
    taken = take_inquiries(inquiry_ids, by=by)
    fit = [each for each in taken.values() if _is_fit(each)]
    _erase(fit, by=by, at=at)
    erased = {each.pk for each in fit}
    return [
        refused(pk, NotVisible())
        if pk not in taken
        else done(pk)
        if pk in erased
        else same(pk)
        if taken[pk].erased_at is not None
        else refused(pk, WaitsStill())
        for pk in inquiry_ids
    ]


@transaction.atomic
def erase_due_inquiries(organization_id: int, *, at: datetime) -> int:
    """Some hundreds of those whose time is over; how many it was. A job calls this."""
    due = _due(organization_id, at=at).order_by("pk").values("pk")[:AT_ONCE]
    rows = Inquiry.objects.filter(pk__in=list(due.values_list("pk", flat=True)))
    locked = list(rows.select_for_update(no_key=True, skip_locked=True).order_by("pk"))
    fit = [each for each in locked if _is_fit(each)]
    _erase(fit, by=act_as_system(organization_id), at=at)
    return len(fit)


def _is_fit(inquiry: Inquiry) -> bool:
    return inquiry.state != InquiryState.NEW and inquiry.erased_at is None


def _due(organization_id: int, *, at: datetime) -> QuerySet[Inquiry]:
    """As long as the ticket is open its team has somebody to ask."""
    until = at - timedelta(days=settings_of(organization_id).contacts_kept_days)
    settled = Inquiry.objects.filter(
        organization_id=organization_id, erased_at=None, settled_at__lt=until
    )
    gone = Q(ticket__closed_at__lt=until) | Q(ticket__deleted_at__lt=until)
    return settled.exclude(state=InquiryState.NEW).filter(Q(ticket=None) | gone)


def _erase(inquiries: Sequence[Inquiry], *, by: Actor, at: datetime) -> None:
    if not inquiries:
        return
    for each in inquiries:
        each.text = each.email = each.phone = ""
        each.erased_at = at
        each.version += 1
    write_rows(inquiries, fields=_FIELDS)
    ids = [each.pk for each in inquiries]
    drop_files(NOUN, ids, by=by, at=at)
    _blank_elsewhere(inquiries, by.organization_id)
    record([Change("inquiry.erased", "inquiry", each) for each in ids], by=by, at=at)


def _blank_elsewhere(inquiries: Sequence[Inquiry], organization_id: int) -> None:
    """The message to the team goes on saying that there was a report."""
    with override(Organization.objects.values_list("language", flat=True).get(pk=organization_id)):
        erased = gettext("Reported by a code. Who it was has been erased.")
    messages = TicketMessage.objects.filter(
        organization_id=organization_id,
        ticket_id__in=[each.ticket_id for each in inquiries if each.ticket_id],
        key__in=[key_of_message(each) for each in inquiries],
    )
    messages.update(text=erased)
    letters = Letter.objects.filter(
        organization_id=organization_id,
        kind__in=(RECEIVED, REFUSED),
        subject_id__in=[each.pk for each in inquiries],
    )
    letters.filter(state=LetterState.WAITING).update(state=LetterState.CANCELLED)
    letters.update(to="", title="", answer="")
