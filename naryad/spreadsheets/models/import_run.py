"""What is kept about one file that somebody reads in?"""

from django.db import models

from naryad.core.labels import LabelField
from naryad.core.models import OrganizationForeignKey, OrganizationOwned, Versioned
from naryad.people.models import Person
from naryad.spreadsheets.states import (
    CLOSED_IMPORT_STATES,
    WORKING_IMPORT_STATES,
    ImportFormat,
    ImportState,
)


class Import(OrganizationOwned, Versioned):
    """The bytes lie under `file_key` and are named by a File of the noun "import", so that the
    sweep of nameless bytes leaves them; both go thirty days later.

    `sheets`: names of the sheets of the file, and `sheet` the one that is read; `header_line`: in
    which line the heads stand, 0 where there are none. `columns`: of each one
    {"head": text, "samples": [text, …]}.

    `mapping`: a list of {"column": index, "to": key of a SheetColumn or null, "part": ""}; a part
    is "full_name" of a cell that holds last, first and middle name (to: "last_name"), "phones" of
    one with several numbers (to: "phone"). `values`: {key of a column: {text as it stands in the
    file: code of a choice, or id}}. `key`: code of the SheetKey that says that a row is here
    already. `options`: {"create": [nouns of parents that may be created], "invite": "now" |
    "later" | "never", "empty": "keep" | "clear", "same": {key of a column: text for every row
    whose cell is empty or that has no such cell}}.

    `counts`: rows in each state, by the names of `RowState` in lower case. `rights`: what whoever
    began it was allowed when it was checked. `because` says why it broke. `version` rises with
    each change of the mapping, and with each check.
    """

    by = OrganizationForeignKey[Person, Person](Person)
    noun = models.CharField(max_length=40)
    file_key = models.CharField(max_length=64, null=True, blank=True)
    file_name = models.CharField(max_length=255, blank=True, default="")
    size = models.BigIntegerField(default=0)
    format = models.CharField(max_length=5, choices=ImportFormat)
    sheets = models.JSONField(default=list, blank=True)
    sheet = models.CharField(max_length=255, blank=True, default="")
    header_line = models.PositiveIntegerField(default=1)
    columns = models.JSONField(default=list, blank=True)
    mapping = models.JSONField(default=list, blank=True)
    values = models.JSONField(default=dict, blank=True)
    key = models.CharField(max_length=60, blank=True, default="")
    options = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=2)
    zone = models.CharField(max_length=64)
    rights = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=9, choices=ImportState, default=ImportState.READING)
    because = LabelField(default=dict, blank=True)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)
    pause_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        indexes = [
            models.Index("organization", "by", "created_at", "id", name="import_of_person"),
            models.Index("organization", "created_at", "id", name="import_by_time"),
            models.Index("created_at", name="import_to_forget"),
        ]

    def __str__(self) -> str:
        return self.file_name or self.noun

    @property
    def is_working(self) -> bool:
        """A job is at it: the page looks again by itself."""
        return self.state in WORKING_IMPORT_STATES

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED_IMPORT_STATES
