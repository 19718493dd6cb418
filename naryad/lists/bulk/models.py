"""What is kept about one thing that somebody does with many rows?"""

from django.db import models

from naryad.core.labels import LabelField
from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.lists.bulk.states import OPEN_STATES, RowResult, RunState
from naryad.people.models import Person


class BulkRun(OrganizationOwned):
    """The counters say how many rows have come to each result. `because` says why it stopped."""

    by = OrganizationForeignKey[Person, Person](Person)
    noun = models.CharField(max_length=40)
    verb = models.CharField(max_length=40)
    parameters = models.JSONField(default=dict)
    came_from = models.TextField(blank=True, default="")
    key = models.CharField(max_length=64, blank=True, default="")
    undoes = OrganizationForeignKey["BulkRun | None", "BulkRun | None"]("self", null=True)
    state = models.CharField(max_length=9, choices=RunState, default=RunState.WAITING)
    because = LabelField(default=dict, blank=True)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    stale = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        db_table = "lists_bulk_run"
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "by", "key"],
                condition=~models.Q(key=""),
                name="bulk_run_once_for_a_request",
            ),
            models.UniqueConstraint(fields=["organization", "undoes"], name="bulk_run_undone_once"),
            models.CheckConstraint(
                condition=models.Q(
                    total__gte=models.F("done")
                    + models.F("same")
                    + models.F("stale")
                    + models.F("refused")
                ),
                name="bulk_run_counts_each_row_once",
            ),
        ]
        indexes = [
            models.Index("organization", "by", "created_at", "id", name="bulk_run_of_person"),
            models.Index("organization", "created_at", "id", name="bulk_run_by_time"),
            models.Index("created_at", name="bulk_run_to_forget"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} × {self.total}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def waiting(self) -> int:
        return self.total - self.settled

    @property
    def settled(self) -> int:
        return self.done + self.same + self.stale + self.refused


class BulkRow(OrganizationOwned):
    """`place`: where it stood in the list. `seen_version`: what the person has decided on;
    `new_version`: what the run has made of it; `kept`: what it was before, as far as an undo must
    know. `code` and `words` say why not, in each language."""

    run = OrganizationForeignKey[BulkRun, BulkRun](BulkRun)
    place = models.PositiveIntegerField()
    subject_id = models.BigIntegerField()
    seen_version = models.PositiveIntegerField()
    new_version = models.PositiveIntegerField(null=True, blank=True)
    kept = models.JSONField(null=True, blank=True)
    result = models.CharField(max_length=7, choices=RowResult, default=RowResult.WAITING)
    code = models.CharField(max_length=60, blank=True, default="")
    words = LabelField(default=dict, blank=True)

    class Meta(OrganizationOwned.Meta):
        db_table = "lists_bulk_row"
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "run", "subject_id"], name="bulk_row_once_in_a_run"
            ),
        ]
        indexes = [
            models.Index("organization", "run", "result", "place", name="bulk_row_by_result"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id}: {self.result}"
