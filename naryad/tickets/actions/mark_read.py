"""How does a reader note how far they have come in a conversation?"""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Greatest

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.tickets.codes import Side
from naryad.tickets.conversations import messages_visible_to
from naryad.tickets.models import TicketRead
from naryad.tickets.visibility import tickets_visible_to


@transaction.atomic
def mark_read(ticket_id: int, *, team_id: int, customer_id: int, by: Actor, at: datetime) -> None:
    """The last messages that stood before their eyes; never back, and never beyond what there is.
    It changes nothing of the ticket, so history does not tell of it."""
    by.require_own_eyes()
    if by.person_id is None or not tickets_visible_to(by).filter(pk=ticket_id).exists():
        raise NotVisible
    last = (
        messages_visible_to(by)
        .filter(ticket_id=ticket_id)
        .aggregate(
            team=Max("pk", filter=Q(side=Side.TEAM, pk__lte=team_id)),
            customer=Max("pk", filter=Q(side=Side.CUSTOMER, pk__lte=customer_id)),
        )
    )
    mine = {"organization_id": by.organization_id, "ticket_id": ticket_id}
    read, _new = TicketRead.objects.get_or_create(
        **mine, person_id=by.person_id, defaults={"at": at}
    )
    TicketRead.objects.filter(organization_id=by.organization_id, pk=read.pk).update(
        team_message_id=Greatest(F("team_message_id"), last["team"] or 0),
        customer_message_id=Greatest(F("customer_message_id"), last["customer"] or 0),
        at=at,
    )
