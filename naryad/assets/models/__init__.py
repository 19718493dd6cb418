"""What is kept about objects and equipment?"""

from naryad.assets.models.asset import Asset
from naryad.assets.models.links import AssetArea, AssetSkill, AssetWorkType
from naryad.assets.models.templates import (
    AssetTemplate,
    AssetTemplateArea,
    AssetTemplateSkill,
    AssetTemplateWorkType,
)

__all__ = [
    "Asset",
    "AssetArea",
    "AssetSkill",
    "AssetTemplate",
    "AssetTemplateArea",
    "AssetTemplateSkill",
    "AssetTemplateWorkType",
    "AssetWorkType",
]
