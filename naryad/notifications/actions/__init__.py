"""What can be done about telling people?"""

from naryad.notifications.actions.add_device import (
    NewDevice,
    add_device,
    remove_device,
    renew_device,
)
from naryad.notifications.actions.change_warning import change_warning
from naryad.notifications.actions.choose_notices import choose_notices
from naryad.notifications.actions.forget_devices import forget_devices
from naryad.notifications.actions.forget_notices import forget_notices
from naryad.notifications.actions.note_deadlines import note_deadlines
from naryad.notifications.actions.push_due_notices import push_due_notices
from naryad.notifications.actions.read_notices import (
    read_notices,
    read_notices_of_inquiry,
    read_notices_of_person,
    read_notices_of_ticket,
)
from naryad.notifications.actions.send_push import NotTaken, send_push
from naryad.notifications.actions.tell_of_events import tell_of_events
from naryad.notifications.actions.write_due_letters import write_due_letters

__all__ = [
    "NewDevice",
    "NotTaken",
    "add_device",
    "change_warning",
    "choose_notices",
    "forget_devices",
    "forget_notices",
    "note_deadlines",
    "push_due_notices",
    "read_notices",
    "read_notices_of_inquiry",
    "read_notices_of_person",
    "read_notices_of_ticket",
    "remove_device",
    "renew_device",
    "send_push",
    "tell_of_events",
    "write_due_letters",
]
