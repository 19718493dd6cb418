"""Which ways of saying no do the actions over life cycles share?"""

from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal


class TransitionTaken(Refusal):
    message = _("Another transition of this branch leads between the same stages by now.")


class TypeChangedMeanwhile(Refusal):
    message = _("Somebody has just changed the type of the ticket. Look at it again.")
