"""What goes over from an inquiry to the ticket that it becomes or joins?"""

from naryad.files.models import File
from naryad.intake.models import Inquiry, SameTrouble

NOUN = "inquiry"


def move_to_ticket(inquiry: Inquiry, ticket_id: int) -> None:
    """Photos are the ticket's from now on, for the team alone: whoever sent them is not known.
    Whoever has the same trouble has it with the ticket, once a device."""
    owned = {"organization_id": inquiry.organization_id}
    photos = File.objects.filter(**owned, owner_noun=NOUN, owner_id=inquiry.pk)
    photos.update(owner_noun="ticket", owner_id=ticket_id)
    mine = SameTrouble.objects.filter(**owned, inquiry=inquiry)
    known = SameTrouble.objects.filter(**owned, ticket_id=ticket_id).values("device")
    mine.filter(device__in=known).delete()
    mine.update(ticket_id=ticket_id)
