"""What can be said of an offer and of a registration, in words that are stored?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Covers(models.TextChoices):
    """Whose codes offer it. The narrowest offer counts."""

    ALL = "ALL", _("All objects")
    AREA = "AREA", _("Objects of one area")
    CHOSEN = "CHOSEN", _("Chosen objects")


class RegistrationState(models.TextChoices):
    """ASKED: nobody has proved the address yet. KNOWN: its owner was here already."""

    ASKED = "ASKED", _("Not confirmed")
    KNOWN = "KNOWN", _("Was here already")
    WAITING = "WAITING", _("Waiting for approval")
    ADMITTED = "ADMITTED", _("Came in at once")
    APPROVED = "APPROVED", _("Approved")
    REFUSED = "REFUSED", _("Refused")
