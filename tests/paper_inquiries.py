"""Which inquiries lie about in the stories?"""

from datetime import datetime

from naryad.intake.models import Inquiry, SameTrouble
from naryad.tickets.models import Ticket
from tests.world import House


def leave_inquiries(house: House, *, at: datetime) -> None:
    """About the lift: one that has joined a ticket, and one that waits, which is the trouble of
    somebody else too."""
    owned = {"organization": house.organization}
    about = {"code": house.code_of_lift, "asset": house.lift, "language": "ru", "at": at}
    ticket = Ticket.objects.filter(**owned).earliest("pk")
    settled = {"state": "MERGED", "ticket": ticket, "settled_at": at}
    Inquiry.objects.create(text=f"{house.lift.name} скрипит", **owned, **about, **settled)
    words = f"{house.lift.name}: дверь не закрывается"
    waits = Inquiry.objects.create(text=words, phone="+79161234567", **owned, **about)
    SameTrouble.objects.create(inquiry=waits, device="0" * 64, at=at, **owned)
