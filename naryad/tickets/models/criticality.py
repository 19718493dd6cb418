"""How urgent is a ticket?"""

from django.db import models
from django.db.models import Q

from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import OrganizationOwned, SoftDeleted, Versioned
from naryad.core.palette import Color


class Criticality(OrganizationOwned, Versioned, SoftDeleted):
    """`position`: the most urgent first. New tickets get the default one."""

    name = LabelField(default=dict)
    color = models.CharField(max_length=10, choices=Color, default=Color.GRAY)
    is_default = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="criticality_has_a_name"),
            *is_unique_among_living("name", name="criticality_unique"),
            models.UniqueConstraint(
                fields=["organization"],
                condition=Q(is_default=True, deleted_at=None),
                name="criticality_one_default",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)
