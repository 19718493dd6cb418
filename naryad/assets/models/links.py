"""To which areas, skills and work types does an asset belong?"""

from django.db import models

from naryad.areas.models import Area
from naryad.assets.models.asset import Asset
from naryad.catalog.models import Skill, WorkType
from naryad.core.models import OrganizationForeignKey, OrganizationOwned


class AssetArea(OrganizationOwned):
    """`is_own`: chosen for the asset itself; else it comes from above. Either way it holds.

    Columns of the asset are carried by a foreign key ON UPDATE CASCADE, as links of people do.
    """

    asset = OrganizationForeignKey[Asset, Asset](Asset)
    area = OrganizationForeignKey[Area, Area](Area)
    is_own = models.BooleanField()
    is_living = models.BooleanField()
    is_published = models.BooleanField()
    sort_key = models.CharField(max_length=310)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "asset", "area"], name="asset_area_once"
            ),
        ]
        indexes = [
            models.Index(
                "organization", "area", "is_living", "sort_key", "asset", name="asset_area_by_name"
            ),
        ]


class AssetSkill(OrganizationOwned):
    """What somebody must be able to do who works on it."""

    asset = OrganizationForeignKey[Asset, Asset](Asset)
    skill = OrganizationForeignKey[Skill, Skill](Skill)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "asset", "skill"], name="asset_skill_once"
            ),
        ]


class AssetWorkType(OrganizationOwned):
    """What is done with it; of an asset without any, everything."""

    asset = OrganizationForeignKey[Asset, Asset](Asset)
    work_type = OrganizationForeignKey[WorkType, WorkType](WorkType)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "asset", "work_type"], name="asset_work_type_once"
            ),
        ]
