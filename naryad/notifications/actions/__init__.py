"""What can be done about telling people?"""

from naryad.notifications.actions.change_warning import change_warning
from naryad.notifications.actions.choose_notices import choose_notices
from naryad.notifications.actions.forget_notices import forget_notices
from naryad.notifications.actions.note_deadlines import note_deadlines
from naryad.notifications.actions.read_notices import read_notices, read_notices_of_ticket
from naryad.notifications.actions.tell_of_events import tell_of_events
from naryad.notifications.actions.write_due_letters import write_due_letters

__all__ = [
    "change_warning",
    "choose_notices",
    "forget_notices",
    "note_deadlines",
    "read_notices",
    "read_notices_of_ticket",
    "tell_of_events",
    "write_due_letters",
]
