"""What may a stranger know of what is under way with an object?"""

from dataclasses import dataclass

from naryad.assets.models import AssetCode
from naryad.intake.models import Inquiry, SameTrouble
from naryad.intake.states import InquiryState
from naryad.tickets.models import Ticket, TicketAssignee


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The newest matter: a ticket, or an inquiry that waits. Of people nothing but that there is
    one; of words the status that customers see. `others`: how many have said that it is theirs
    too."""

    since: object
    status: str
    is_assigned: bool
    others: int
    ticket_id: int | None = None
    inquiry_id: int | None = None


def find_under_way(code: AssetCode) -> UnderWay | None:
    """An open ticket that came of a report, else an inquiry that waits. Tickets of another origin
    are nobody's business here."""
    mine = Inquiry.objects.filter(organization_id=code.organization_id, asset_id=code.asset_id or 0)
    reported = mine.filter(ticket__is_living=True, ticket__is_open=True)
    joined = reported.select_related("ticket__status").order_by("-pk").first()
    if joined is not None and joined.ticket is not None:
        return _of_ticket(joined, joined.ticket)
    waiting = mine.filter(state=InquiryState.NEW).order_by("-pk").first()
    if waiting is None:
        return None
    others = SameTrouble.objects.filter(
        organization_id=code.organization_id, inquiry=waiting
    ).count()
    return UnderWay(waiting.at, "", is_assigned=False, others=others, inquiry_id=waiting.pk)


def _of_ticket(inquiry: Inquiry, ticket: Ticket) -> UnderWay:
    owned = {"organization_id": inquiry.organization_id, "ticket_id": ticket.pk}
    return UnderWay(
        inquiry.at,
        str(ticket.status.name),
        is_assigned=TicketAssignee.objects.filter(**owned).exists(),
        others=SameTrouble.objects.filter(**owned).count(),
        ticket_id=ticket.pk,
    )
