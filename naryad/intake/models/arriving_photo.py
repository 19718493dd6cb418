"""What is kept of a photo of a report while it is still on its way?"""

from django.db import models
from django.db.models import F, Q

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.intake.models.inquiry import Inquiry


class ArrivingPhoto(OrganizationOwned):
    """It comes part by part. `key`: by which the phone calls it; `kept_under`: where the bytes lie
    of which `arrived` are there. `ended_at`: since when it is a file of the report."""

    inquiry = OrganizationForeignKey[Inquiry, Inquiry](Inquiry, db_index=False)
    key = models.CharField(max_length=32)
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    arrived = models.PositiveIntegerField(default=0)
    kept_under = models.CharField(max_length=64)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "inquiry", "key"], name="arriving_photo_once"
            ),
            models.CheckConstraint(
                condition=Q(arrived__lte=F("size")), name="arriving_photo_has_an_end"
            ),
        ]

    def __str__(self) -> str:
        return self.name
