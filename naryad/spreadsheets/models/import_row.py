"""What is kept about one row of a file that somebody reads in?"""

from django.db import models

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.spreadsheets.models.import_run import Import
from naryad.spreadsheets.states import TO_DO, RowState


class ImportRow(OrganizationOwned):
    """`line`: where it stands in its sheet, from 1. `cells`: texts as they were read: days and
    moments in ISO, whole numbers without ".0", leading zeros kept. `fixed`: {column index as a
    text: text}, what somebody has put in their place since.

    `remarks`: a list of {"column": index or null, "code": text, "message": {"ru", "en"}, "text":
    the offending one}. `target_id`: what the row has found or made; `seen_version`: the version of
    what it found when it was checked. `changes`: {key: [old, new]} in words. `undo`: what an undo
    puts back, and the version that the run has left. `wave`: rows of a lower one go first, since
    others of the same file hang on them.
    """

    run = OrganizationForeignKey[Import, Import](Import)
    line = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    fixed = models.JSONField(default=dict, db_default={}, blank=True)
    state = models.CharField(
        max_length=7, choices=RowState, default=RowState.READ, db_default=RowState.READ
    )
    remarks = models.JSONField(default=list, db_default=[], blank=True)
    target_id = models.BigIntegerField(null=True, blank=True)
    seen_version = models.PositiveIntegerField(null=True, blank=True)
    changes = models.JSONField(default=dict, db_default={}, blank=True)
    undo = models.JSONField(null=True, blank=True)
    wave = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "run", "line"], name="import_row_once_in_a_run"
            ),
        ]
        indexes = [
            models.Index("organization", "run", "state", "line", name="import_row_by_state"),
            # A run takes the first of these, wave by wave, until none is left.
            models.Index(
                "organization",
                "run",
                "wave",
                "line",
                name="import_row_to_do",
                condition=models.Q(state__in=TO_DO),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.state}"
