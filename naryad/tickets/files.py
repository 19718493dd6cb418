"""Who sees and changes the files of tickets?"""

from collections.abc import Collection

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.files.owners import Holder, declare_holder
from naryad.files.visibility import declare_readers
from naryad.tickets.texts import IN_TEXT
from naryad.tickets.ticket_locking import take_tickets
from naryad.tickets.visibility import tickets_visible_to


def declare_files() -> None:
    """Called once, when the program starts. As with messages, whoever sees a ticket may attach."""
    declare_holder(
        Holder("ticket", Permission.EDIT_TICKETS, tickets_visible_to, take_tickets, is_open=True)
    )
    declare_readers(IN_TEXT, _see_text)


def _see_text(actor: Actor, ids: Collection[int]) -> set[int]:
    """Pictures in the text: whoever sees the ticket, customers too."""
    rows = tickets_visible_to(actor, with_deleted=True).filter(pk__in=ids)
    return set(rows.values_list("pk", flat=True))
