"""By which texts do lists of tickets stand?

Pages seek by (key, id), upwards. Moments are written as seconds, those by which the last one comes
first counted back from the end of time. What is in the archive stands behind all else there, so
that any index of these keys finds either alone.
"""

from datetime import datetime

from naryad.tickets.models import Ticket

_END = 9_999_999_999_999
# Behind every moment: without a deadline, or with one that does not matter any more.
_LAST = "~"
# With this begin the keys of what is in the archive.
ARCHIVED = "~"


def fill_keys(ticket: Ticket) -> None:
    """To be called whenever a moment of the ticket has changed."""
    shelf = "" if ticket.archived_at is None else ARCHIVED
    ticket.newest_key = shelf + _backward(ticket.created_at)
    ticket.changed_key = shelf + key_of_change(ticket.changed_at)
    is_awaited = ticket.completed_at is None and ticket.closed_at is None
    due = ticket.deadline if is_awaited else None
    ticket.deadline_key = _LAST if due is None else key_of_deadline(due)


def key_of_deadline(at: datetime) -> str:
    """Awaited tickets whose deadline has passed at this moment stand below it."""
    return f"{_milliseconds(at):013}"


def key_of_change(at: datetime) -> str:
    """Tickets outside of the archive that nobody has changed since stand at or above it."""
    return _backward(at)


def _backward(at: datetime) -> str:
    return f"{_END - _milliseconds(at):013}"


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)
