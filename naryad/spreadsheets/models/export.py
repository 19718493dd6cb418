"""What is kept about one file that somebody has made of a list?"""

from datetime import datetime

from django.db import models

from naryad.core.labels import LabelField
from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models import Person
from naryad.spreadsheets.models.export_schedule import ExportSchedule
from naryad.spreadsheets.states import OPEN_STATES, ExportState, Format


class Export(OrganizationOwned):
    """`asked`: the question, as a saved view keeps it; `columns`: keys in their order; `rights`:
    what its maker was allowed when it was written, and where, so that the file dies with any of it.

    `imports_back`: instead of columns of the list it holds those by which it can be read in again.
    `total`: how many rows the question found; `written`: of these so many stand in the file, and
    `gone`: so many were not visible any more when their turn came. The bytes lie under `file_key`
    until `expires_at`. `schedule`: by which it is made without anybody asking.
    """

    by = OrganizationForeignKey[Person, Person](Person)
    schedule = OrganizationForeignKey["ExportSchedule | None", "ExportSchedule | None"](
        ExportSchedule, null=True, blank=True
    )
    noun = models.CharField(max_length=40)
    asked = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    format = models.CharField(max_length=4, choices=Format)
    language = models.CharField(max_length=2)
    zone = models.CharField(max_length=64)
    imports_back = models.BooleanField(default=False, db_default=False)
    rights = models.JSONField(default=list)
    came_from = models.TextField(blank=True, default="")
    state = models.CharField(max_length=9, choices=ExportState, default=ExportState.WAITING)
    because = LabelField(default=dict, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    written = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    file_key = models.CharField(max_length=64, null=True, blank=True)
    file_name = models.CharField(max_length=255, blank=True, default="")
    size = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(total__isnull=True)
                | models.Q(total__gte=models.F("written") + models.F("gone")),
                name="export_counts_each_row_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="READY") | models.Q(expires_at__isnull=False),
                name="export_ready_expires",
            ),
        ]
        indexes = [
            models.Index("organization", "by", "created_at", "id", name="export_of_person"),
            models.Index("organization", "created_at", "id", name="export_by_time"),
            models.Index("created_at", name="export_to_forget"),
        ]

    def __str__(self) -> str:
        return self.file_name or f"{self.noun}.{self.format}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def is_there(self, *, at: datetime) -> bool:
        """The file can still be fetched."""
        is_ready = self.state == ExportState.READY and self.file_key is not None
        return is_ready and self.expires_at is not None and at < self.expires_at
