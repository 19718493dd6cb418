"""What is kept about how labels look?"""

from django.db import models

from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import OrganizationOwned, SoftDeleted, Versioned


class StickerDesign(OrganizationOwned, Versioned, SoftDeleted):
    """Lengths in millimetres. Those of a common sheet are kept too, so that what was printed once
    is printed the same again."""

    name = LabelField(default=dict)
    sheet = models.CharField(max_length=10)
    width = models.DecimalField(max_digits=6, decimal_places=2)
    height = models.DecimalField(max_digits=6, decimal_places=2)
    columns = models.PositiveSmallIntegerField()
    rows = models.PositiveSmallIntegerField()
    left = models.DecimalField(max_digits=6, decimal_places=2)
    top = models.DecimalField(max_digits=6, decimal_places=2)
    gap_x = models.DecimalField(max_digits=6, decimal_places=2)
    gap_y = models.DecimalField(max_digits=6, decimal_places=2)
    page_width = models.DecimalField(max_digits=6, decimal_places=2)
    page_height = models.DecimalField(max_digits=6, decimal_places=2)
    dpi = models.PositiveSmallIntegerField()
    correction = models.CharField(max_length=1)
    quiet = models.PositiveSmallIntegerField()
    parts = models.JSONField(default=list, blank=True)
    line = LabelField(default=dict, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="sticker_design_has_a_name"),
            *is_unique_among_living("name", name="sticker_design_unique"),
        ]

    def __str__(self) -> str:
        return str(self.name)
