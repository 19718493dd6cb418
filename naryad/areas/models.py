"""What is a service area?"""

from django.db import models

from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)


class Area(OrganizationOwned, Versioned, SoftDeleted):
    """A part of the served territory. It joins people with what they serve, and limits who sees
    whom; one of them is the default that every new person and object gets."""

    name = LabelField(default=dict)
    description = LabelField(default=dict, blank=True)
    parent = OrganizationForeignKey["Area | None", "Area | None"]("self", null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    is_default = models.BooleanField(default=False)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="area_has_a_name"),
            *is_unique_among_living("name", name="area_unique"),
            models.UniqueConstraint(
                fields=["organization"],
                condition=models.Q(is_default=True, deleted_at=None),
                name="area_one_default",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)
