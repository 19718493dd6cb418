"""Who sees and changes the files of tickets?"""

from naryad.access.permissions import Permission
from naryad.files.owners import Holder, declare_holder
from naryad.tickets.ticket_locking import take_tickets
from naryad.tickets.visibility import tickets_visible_to


def declare_files() -> None:
    """Called once, when the program starts. As with messages, whoever sees a ticket may attach."""
    declare_holder(
        Holder("ticket", Permission.EDIT_TICKETS, tickets_visible_to, take_tickets, is_open=True)
    )
