"""How far has a file come that is being made?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutputState(models.TextChoices):
    WAITING = "WAITING", _("About to begin")
    RUNNING = "RUNNING", _("Running")
    DONE = "DONE", _("Ended")
    CANCELLED = "CANCELLED", _("Cancelled")
    STOPPED = "STOPPED", _("Stopped")


OPEN_STATES = (OutputState.WAITING, OutputState.RUNNING)
