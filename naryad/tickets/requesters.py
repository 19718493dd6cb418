"""What has somebody asked for before, as far as the reader sees it?"""

from naryad.access.actor import Actor
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import tickets_visible_to


def last_requests(actor: Actor, person_id: int, *, most: int, without: int = 0) -> list[Ticket]:
    """The newest first. `without`: the ticket that its reader has before their eyes; 0: none."""
    rows = tickets_visible_to(actor).filter(requester_id=person_id).exclude(pk=without)
    return list(rows.select_related("stage").order_by("newest_key", "-pk")[:most])
