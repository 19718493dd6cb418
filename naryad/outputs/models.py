"""What is kept about a file while it is being made?"""

from django.db import models

from naryad.core.labels import LabelField
from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.outputs.states import OPEN_STATES, OutputState
from naryad.people.models import Person


class Output(OrganizationOwned):
    """`rows`: ids of what it will tell of, as they were found when it began. `settled` of `total`
    are in parts. The file itself names this row as its owner. `because` says why it stopped.
    `rights`: what whoever asked was allowed when it was made; with less they have it no more."""

    by = OrganizationForeignKey[Person, Person](Person)
    maker = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    parameters = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    rights = models.JSONField(
        default=list, blank=True, db_default=models.Value([], models.JSONField())
    )
    state = models.CharField(max_length=9, choices=OutputState, default=OutputState.WAITING)
    because = LabelField(default=dict, blank=True)
    total = models.PositiveIntegerField()
    settled = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(total__gte=models.F("settled"))
                & models.Q(settled__gte=models.F("missing")),
                name="output_counts_each_row_once",
            ),
        ]
        indexes = [
            models.Index("organization", "by", "created_at", "id", name="output_of_person"),
            models.Index("created_at", name="output_to_forget"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


class OutputPart(OrganizationOwned):
    """What is ready of it, in plain values; gone once the file is there."""

    output = OrganizationForeignKey[Output, Output](Output)
    place = models.PositiveIntegerField()
    contents = models.JSONField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "output", "place"], name="output_part_once"
            ),
        ]
