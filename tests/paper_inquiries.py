"""Which inquiries lie about in the stories?"""

from datetime import datetime

from naryad.files.storing import make_key
from naryad.intake.models import ArrivingPhoto, Inquiry, SameTrouble
from naryad.tickets.models import Ticket
from tests.world import House


def leave_inquiries(house: House, *, at: datetime) -> None:
    """About the lift: one that has joined a ticket, and one that waits, which is the trouble of
    somebody else too, and of which a photo is on its way."""
    owned = {"organization": house.organization}
    about = {"code": house.code_of_lift, "asset": house.lift, "language": "ru", "at": at}
    ticket = Ticket.objects.filter(**owned).earliest("pk")
    settled = {"state": "MERGED", "ticket": ticket, "settled_at": at}
    Inquiry.objects.create(text=f"{house.lift.name} скрипит", **owned, **about, **settled)
    words = f"{house.lift.name}: дверь не закрывается"
    waits = Inquiry.objects.create(text=words, phone="+79161234567", **owned, **about)
    ArrivingPhoto.objects.create(
        inquiry=waits, key="0" * 32, name="door.png", size=9, kept_under=make_key(), at=at, **owned
    )
    SameTrouble.objects.create(inquiry=waits, device="0" * 64, at=at, **owned)
