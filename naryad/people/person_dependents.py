"""What of people themselves goes over when two cards of one person are merged?"""

from django.utils.translation import gettext_lazy as _

from naryad.core.dependents import Dependent, declare_dependent
from naryad.people.models import Employment, PersonArea, PersonRole
from naryad.people.moving_people import PersonMover

_MOVERS = (
    ("companies", _("companies"), PersonMover(Employment, once=("company_id",), carries=True)),
    ("areas", _("areas"), PersonMover(PersonArea, once=("area_id",), carries=True)),
    ("roles", _("roles"), PersonMover(PersonRole, once=("role_id",))),
)


def declare_person_dependents() -> None:
    """Called once, when the program starts."""
    for key, label, mover in _MOVERS:
        declare_dependent(Dependent("person", label, mover.count, mover=mover, key=key))
