"""What of registrations goes over when two cards of one person are merged?"""

from django.utils.translation import gettext_lazy as _

from naryad.core.dependents import Dependent, declare_dependent
from naryad.people.moving_people import PersonMover
from naryad.registration.models import Registration


def declare_dependents() -> None:
    """Called once, when the program starts."""
    mover = PersonMover(Registration)
    words = _("registrations by a code")
    declare_dependent(Dependent("person", words, mover.count, mover=mover, key="registrations"))
