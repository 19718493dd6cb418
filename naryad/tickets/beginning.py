"""What of tickets stands in a new organization?"""

from naryad.core.beginnings import declare_beginning
from naryad.tickets.actions import begin_with_ready_cycle


def declare_beginnings() -> None:
    """Called once, when the program starts."""
    declare_beginning(begin_with_ready_cycle)
