"""By which ways does a person see a ticket, and what stands in the way?"""

from naryad.access.actor import Actor
from naryad.access.explaining import Explanation, explain_row
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import ARMS, sees_archive, tickets_visible_to


def explain_ticket(ticket: Ticket, *, of: Actor) -> Explanation:
    is_put_away = ticket.archived_at is not None and not sees_archive(of)
    visible = tickets_visible_to(of)
    return explain_row(ticket, visible=visible, arms=ARMS, of=of, is_put_away=is_put_away)
