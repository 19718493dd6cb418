"""How far has a bulk run come, and what can become of each of its rows?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RunState(models.TextChoices):
    WAITING = "WAITING", _("About to begin")
    RUNNING = "RUNNING", _("Running")
    DONE = "DONE", _("Ended")
    CANCELLED = "CANCELLED", _("Cancelled")
    STOPPED = "STOPPED", _("Stopped")


class RowResult(models.TextChoices):
    DONE = "DONE", _("Done")
    SAME = "SAME", _("Was so already")
    STALE = "STALE", _("Changed meanwhile")
    REFUSED = "REFUSED", pgettext_lazy("a row of many", "Refused")
    WAITING = "WAITING", _("Not reached yet")


OPEN_STATES = (RunState.WAITING, RunState.RUNNING)
# With what is not done one can try once more.
AGAIN = (RowResult.REFUSED, RowResult.STALE, RowResult.WAITING)
