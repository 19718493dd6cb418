"""What is a company?"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)


class Company(OrganizationOwned, Versioned, SoftDeleted):
    """A client, a contractor or the service company itself: any of the three at once."""

    name = models.CharField(max_length=300)
    is_customer = models.BooleanField(default=True)
    is_contractor = models.BooleanField(default=False)
    is_own = models.BooleanField(default=False)
    parent = OrganizationForeignKey["Company | None", "Company | None"](
        "self", null=True, blank=True
    )
    sort_key = models.CharField(max_length=300)
    search_text = models.TextField()
    is_living = models.GeneratedField(
        expression=models.Q(deleted_at__isnull=True),  # type: ignore[arg-type] # stubs forget Q
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                "organization",
                "sort_key",
                condition=models.Q(deleted_at=None),
                name="company_name_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(is_customer=True)
                | models.Q(is_contractor=True)
                | models.Q(is_own=True),
                name="company_has_a_kind",
            ),
        ]
        indexes = [
            models.Index("organization", "is_living", "sort_key", "id", name="company_by_name"),
            GinIndex(
                "organization",
                OpClass(models.F("search_text"), name="gin_trgm_ops"),
                name="company_search",
            ),
        ]

    def __str__(self) -> str:
        return self.name
