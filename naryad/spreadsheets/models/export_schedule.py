"""What is kept about an export that is made again and again?"""

from django.core.validators import MaxValueValidator
from django.db import models

from naryad.core.labels import LabelField
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.people.models import Person
from naryad.spreadsheets.rhythm import Rhythm
from naryad.spreadsheets.states import Format


class ExportSchedule(OrganizationOwned, Versioned, SoftDeleted):
    """Its owner's alone: each file is made with their rights of that moment, and the letter with
    the link goes to them.

    `asked`, `columns` and `imports_back` as an export keeps them. `weekday` (Monday is 0) counts
    for a weekly one, `day` for a monthly one, both are kept so that a change of the rhythm forgets
    neither. `hour` is by the organization's clock. `rights`: what its owner was allowed when they
    last set it up. `next_at`: null while it is paused, stopped or deleted. `because`: why it was
    stopped. `last_at`: when a file of it was last ready.
    """

    by = OrganizationForeignKey[Person, Person](Person)
    name = models.CharField(max_length=80)
    noun = models.CharField(max_length=40)
    asked = models.JSONField(default=dict, blank=True)
    columns = models.JSONField(default=list, blank=True)
    imports_back = models.BooleanField(default=False, db_default=False)
    format = models.CharField(max_length=4, choices=Format)
    language = models.CharField(max_length=2)
    came_from = models.TextField(blank=True, default="")
    rhythm = models.CharField(max_length=7, choices=Rhythm)
    weekday = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(6)])
    day = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(31)])
    hour = models.PositiveSmallIntegerField(validators=[MaxValueValidator(23)])
    rights = models.JSONField(default=list, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    because = LabelField(default=dict, blank=True)
    last_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(weekday__lte=6, day__gte=1, day__lte=31, hour__lte=23),
                name="export_schedule_of_a_calendar",
            ),
            models.CheckConstraint(
                condition=models.Q(deleted_at=None) | models.Q(next_at=None),
                name="export_schedule_deleted_rests",
            ),
        ]
        indexes = [
            models.Index("organization", "by", "id", name="export_schedule_of_person"),
            models.Index(
                "next_at",
                name="export_schedule_due",
                condition=models.Q(next_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_paused(self) -> bool:
        return self.next_at is None and self.deleted_at is None
