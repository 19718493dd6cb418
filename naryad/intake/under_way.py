"""What may a stranger know of what is under way with an object?"""

from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Case, Count, Q, QuerySet, When

from naryad.assets.models import AssetCode
from naryad.intake.models import Inquiry, SameTrouble
from naryad.intake.states import InquiryState
from naryad.tickets.models import Ticket, TicketAssignee


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The newest matter: a ticket, or an inquiry that waits. Of people nothing but that there is
    one; of words the status that customers see and the kind of work that was chosen. `others`: how
    many have said that it is theirs too; `is_known`: from this device as well."""

    since: object
    work: str
    status: str
    is_assigned: bool
    others: int
    is_known: bool
    ticket_id: int | None = None
    inquiry_id: int | None = None


def find_under_way(code: AssetCode, *, device: str) -> UnderWay | None:
    """An open ticket that came of a report, else an inquiry that waits. Tickets of another origin
    are nobody's business here."""
    newest = Inquiry.objects.filter(
        Q(ticket__is_living=True, ticket__is_open=True) | Q(state=InquiryState.NEW),
        organization_id=code.organization_id,
        asset_id=code.asset_id or 0,
    )
    waits_last = Case(When(state=InquiryState.NEW, then=1), default=0)
    found = newest.select_related("ticket__status", "work_type").order_by(waits_last, "-pk").first()
    if found is None:
        return None
    return _of_ticket(found, found.ticket, device) if found.ticket else _of_inquiry(found, device)


def device_print(device: str) -> str:
    """What is kept of it."""
    return sha256(device.encode()).hexdigest()


def _of_ticket(inquiry: Inquiry, ticket: Ticket, device: str) -> UnderWay:
    owned = {"organization_id": inquiry.organization_id, "ticket_id": ticket.pk}
    others, is_known = _count(SameTrouble.objects.filter(**owned), device)
    return UnderWay(
        inquiry.at,
        _work(inquiry),
        str(ticket.status.name),
        is_assigned=TicketAssignee.objects.filter(**owned).exists(),
        others=others,
        is_known=is_known,
        ticket_id=ticket.pk,
    )


def _of_inquiry(inquiry: Inquiry, device: str) -> UnderWay:
    same = SameTrouble.objects.filter(organization_id=inquiry.organization_id, inquiry=inquiry)
    others, is_known = _count(same, device)
    return UnderWay(
        inquiry.at,
        _work(inquiry),
        "",
        is_assigned=False,
        others=others,
        is_known=is_known,
        inquiry_id=inquiry.pk,
    )


def _work(inquiry: Inquiry) -> str:
    """One of the buttons under which anybody reports; never a word that somebody wrote."""
    return str(inquiry.work_type.name) if inquiry.work_type else ""


def _count(same: QuerySet[SameTrouble], device: str) -> tuple[int, bool]:
    mine = Count("pk", filter=Q(device=device_print(device)))
    counted = same.aggregate(all=Count("pk"), mine=mine)
    return counted["all"], bool(counted["mine"])
