"""With what may a new object begin?"""

from django.db import models

from naryad.areas.models import Area
from naryad.catalog.models import AssetClass, AssetType, Skill, WorkType
from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)


class AssetTemplate(OrganizationOwned, Versioned, SoftDeleted):
    """A form that is filled in before: `asset_name` is the name to begin with. An object remembers
    nothing of its template, so a change of one touches no object."""

    name = LabelField(default=dict)
    asset_name = models.CharField(max_length=300, blank=True, default="")
    type = OrganizationForeignKey[AssetType | None, AssetType | None](
        AssetType, null=True, blank=True
    )
    asset_class = OrganizationForeignKey[AssetClass | None, AssetClass | None](
        AssetClass, null=True, blank=True
    )
    description = models.TextField(blank=True, default="")
    tags = models.JSONField(default=list, blank=True)
    is_mobile = models.BooleanField(default=False)
    is_published = models.BooleanField(default=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            is_filled("name", name="asset_template_has_a_name"),
            *is_unique_among_living("name", name="asset_template_unique"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class AssetTemplateArea(OrganizationOwned):
    template = OrganizationForeignKey[AssetTemplate, AssetTemplate](AssetTemplate)
    area = OrganizationForeignKey[Area, Area](Area)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "template", "area"], name="asset_template_area_once"
            ),
        ]


class AssetTemplateSkill(OrganizationOwned):
    template = OrganizationForeignKey[AssetTemplate, AssetTemplate](AssetTemplate)
    skill = OrganizationForeignKey[Skill, Skill](Skill)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "template", "skill"], name="asset_template_skill_once"
            ),
        ]


class AssetTemplateWorkType(OrganizationOwned):
    template = OrganizationForeignKey[AssetTemplate, AssetTemplate](AssetTemplate)
    work_type = OrganizationForeignKey[WorkType, WorkType](WorkType)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "template", "work_type"],
                name="asset_template_work_type_once",
            ),
        ]
