"""By which ways does a person see a ticket, and what stands in the way?"""

from naryad.access.actor import Actor
from naryad.access.explaining import Explanation, explain_row
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import ARMS, tickets_visible_to


def explain_ticket(ticket: Ticket, *, of: Actor) -> Explanation:
    return explain_row(ticket, visible=tickets_visible_to(of), arms=ARMS, of=of)
