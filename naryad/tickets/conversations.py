"""What has been written about tickets, as far as this person may read it?"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from naryad.access.actor import Actor
from naryad.tickets.codes import Side
from naryad.tickets.models import TicketMessage, TicketRead
from naryad.tickets.visibility import tickets_visible_to

_PAGE = 50


def messages_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[TicketMessage]:
    """Employees who see the ticket read both sides of it; customers what is for customers."""
    seen = tickets_visible_to(actor, with_deleted=with_deleted)
    messages = TicketMessage.objects.filter(
        organization_id=actor.organization_id, ticket_id__in=seen.values("pk")
    )
    return messages if actor.is_employee else messages.filter(side=Side.CUSTOMER)


def count_unread(actor: Actor, ticket_ids: Collection[int]) -> dict[int, dict[str, int]]:
    """Ticket → side → how many, in one query; what is read is left out."""
    fresh = unread_by(actor).filter(ticket_id__in=ticket_ids)
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for ticket_id, side, count in fresh.values_list("ticket_id", "side").annotate(Count("pk")):
        found[ticket_id][side] = count
    return dict(found)


def unread_by(actor: Actor) -> QuerySet[TicketMessage]:
    """What others have written and the actor has not had before their eyes."""
    reads = TicketRead.objects.filter(
        organization_id=actor.organization_id,
        ticket_id=OuterRef("ticket_id"),
        person_id=actor.person_id or 0,
    )
    last: Subquery | Case = Subquery(reads.values("customer_message_id"))
    if actor.is_employee:
        of_team = When(side=Side.TEAM, then=Subquery(reads.values("team_message_id")))
        last = Case(of_team, default=last)
    fresh = messages_visible_to(actor).exclude(author_id=actor.person_id)
    return fresh.filter(pk__gt=Coalesce(last, 0))


@dataclass(frozen=True)
class Talk:
    """The oldest first. `before`: by what the part before it is asked for; None: there is none."""

    messages: list[TicketMessage]
    before: int | None

    @property
    def last_id(self) -> int:
        return self.messages[-1].pk if self.messages else 0


def read_side(actor: Actor, ticket_id: int, side: Side, *, before: int | None = None) -> Talk:
    """The newest of one conversation, or those before one of them."""
    rows = messages_visible_to(actor).filter(ticket_id=ticket_id, side=side)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("author").order_by("-pk")[: _PAGE + 1])
    shown = found[:_PAGE][::-1]
    return Talk(shown, shown[0].pk if len(found) > _PAGE else None)
