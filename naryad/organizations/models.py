"""What is kept about a service company that runs on this installation?"""

from django.db import models

from naryad.core.labels import LabelField, is_filled
from naryad.core.models import Versioned


class Organization(Versioned):
    """The service company: every other table belongs to one of these."""

    name = LabelField(default=dict)
    full_name = LabelField(default=dict, blank=True)
    host = models.CharField(max_length=253, unique=True, null=True, blank=True)
    brand_color = models.CharField(max_length=7, blank=True, default="")
    logo_key = models.CharField(max_length=64, blank=True, default="")
    zone = models.CharField(max_length=64, default="Europe/Moscow")
    language = models.CharField(max_length=2, default="ru")
    support_email = models.EmailField(blank=True, default="")
    support_phone = models.CharField(max_length=20, blank=True, default="")
    map_tiles = models.CharField(max_length=500, blank=True, default="", db_default="")
    map_attribution = models.CharField(max_length=200, blank=True, default="", db_default="")
    names_employees = models.BooleanField(default=True, db_default=True)
    administrators_need_factor = models.BooleanField(default=False, db_default=False)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [is_filled("name", name="organization_has_a_name")]

    def __str__(self) -> str:
        return str(self.name)


class ConsentText(models.Model):
    """A version of the text that people agree to; a person's consent names the version."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = LabelField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "id"], name="consent_text_in_organization"
            ),
            models.UniqueConstraint(
                fields=["organization", "number"], name="consent_text_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_id}/{self.number}"
