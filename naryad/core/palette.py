"""Which colors may somebody give to things of their own? The style sheets know each by its code."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Color(models.TextChoices):
    """Each has a value for the light and one for the dark theme that can be read on the ground."""

    GRAY = "GRAY", _("Gray")
    BROWN = "BROWN", _("Brown")
    RED = "RED", _("Red")
    ORANGE = "ORANGE", _("Orange")
    AMBER = "AMBER", _("Amber")
    OLIVE = "OLIVE", _("Olive")
    GREEN = "GREEN", _("Green")
    TEAL = "TEAL", _("Teal")
    CYAN = "CYAN", _("Cyan")
    BLUE = "BLUE", _("Blue")
    INDIGO = "INDIGO", _("Indigo")
    PURPLE = "PURPLE", _("Purple")
    PINK = "PINK", _("Pink")
