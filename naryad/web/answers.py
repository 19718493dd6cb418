"""What do the marks in a template of answers stand for beside this ticket?"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from naryad.core.moments import say_moment
from naryad.tickets.around import Around

if TYPE_CHECKING:
    from naryad.tickets.models import Ticket


def values_of_marks(ticket: "Ticket", around: Around, now: datetime) -> Mapping[str, str]:
    """Empty where there is nothing, or nothing that the reader sees: nobody sends what they have
    not before their eyes."""
    requester = around.people.get(ticket.requester_id or 0)
    return {
        "number": ticket.number,
        "title": ticket.title,
        "customer": _call(requester.first_name, requester.last_name) if requester else "",
        "company": around.company.name if around.company else "",
        "address": ticket.address,
        "deadline": say_moment(ticket.deadline, now),
    }


def _call(first_name: str, last_name: str) -> str:
    return " ".join(filter(None, (first_name, last_name)))
