"""What of notices goes over when two cards of one person are merged?"""

from django.utils.translation import gettext_lazy as _

from naryad.core.dependents import Dependent, declare_dependent
from naryad.notifications.models import Notice
from naryad.people.moving_people import PersonMover


def declare_dependents() -> None:
    """Called once, when the program starts."""
    mover = PersonMover(Notice, once=("event_id", "rule"))
    words = _("notifications")
    declare_dependent(Dependent("person", words, mover.count, mover=mover, key="notices"))
