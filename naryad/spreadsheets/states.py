"""How far has an export or an import come, and in which formats can they be?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Format(models.TextChoices):
    XLSX = "xlsx", _("Excel (.xlsx)")
    ODS = "ods", _("OpenDocument (.ods)")
    CSV = "csv", _("Text with separators (.csv)")
    ZIP = "zip", _("Files that are attached (.zip)")


class ExportState(models.TextChoices):
    WAITING = "WAITING", _("About to begin")
    RUNNING = "RUNNING", _("Running")
    READY = "READY", _("Ready")
    CANCELLED = "CANCELLED", _("Cancelled")
    STOPPED = "STOPPED", _("Stopped")


OPEN_STATES = (ExportState.WAITING, ExportState.RUNNING)


class ImportFormat(models.TextChoices):
    XLSX = "xlsx", _("Excel (.xlsx)")
    ODS = "ods", _("OpenDocument (.ods)")
    CSV = "csv", _("Text with separators (.csv)")
    PASTED = "paste", _("Pasted from the clipboard")


class ImportState(models.TextChoices):
    """In the order in which an import goes; `CHECKED` waits for a person, as `MAPPING` does."""

    READING = "READING", _("Being read")
    MAPPING = "MAPPING", _("Columns are to be matched")
    CHECKING = "CHECKING", _("Being checked")
    CHECKED = "CHECKED", _("Checked")
    RUNNING = "RUNNING", _("Running")
    PAUSED = "PAUSED", _("Paused")
    DONE = "DONE", _("Done")
    CANCELLED = "CANCELLED", _("Cancelled")
    BROKEN = "BROKEN", _("Stopped")
    UNDOING = "UNDOING", _("Being undone")
    UNDONE = "UNDONE", _("Undone")


class RowState(models.TextChoices):
    """Of a row of an import: the first six after the check, the next two after the run, the last
    two after an undo."""

    READ = "READ", pgettext_lazy("row of an import", "Not checked")
    NEW = "NEW", pgettext_lazy("row of an import", "New")
    CHANGED = "CHANGED", pgettext_lazy("row of an import", "Changed")
    SAME = "SAME", pgettext_lazy("row of an import", "The same")
    ERROR = "ERROR", pgettext_lazy("row of an import", "Error")
    SKIPPED = "SKIPPED", pgettext_lazy("row of an import", "Left out")
    DONE = "DONE", pgettext_lazy("row of an import", "Done")
    REFUSED = "REFUSED", pgettext_lazy("row of an import", "Refused")
    UNDONE = "UNDONE", pgettext_lazy("row of an import", "Undone")
    KEPT = "KEPT", pgettext_lazy("row of an import", "Kept")


WORKING_IMPORT_STATES = (
    ImportState.READING,
    ImportState.CHECKING,
    ImportState.RUNNING,
    ImportState.UNDOING,
)
CLOSED_IMPORT_STATES = (
    ImportState.DONE,
    ImportState.CANCELLED,
    ImportState.BROKEN,
    ImportState.UNDONE,
)
# Rows that a run has still before it.
TO_DO = (RowState.NEW, RowState.CHANGED)
