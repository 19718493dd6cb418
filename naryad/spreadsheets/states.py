"""How far has an export come, and in which formats can it be?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Format(models.TextChoices):
    XLSX = "xlsx", _("Excel (.xlsx)")
    ODS = "ods", _("OpenDocument (.ods)")
    CSV = "csv", _("Text with separators (.csv)")


class ExportState(models.TextChoices):
    WAITING = "WAITING", _("About to begin")
    RUNNING = "RUNNING", _("Running")
    READY = "READY", _("Ready")
    CANCELLED = "CANCELLED", _("Cancelled")
    STOPPED = "STOPPED", _("Stopped")


OPEN_STATES = (ExportState.WAITING, ExportState.RUNNING)
