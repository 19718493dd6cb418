"""What is kept about objects and equipment?"""

from naryad.assets.models.asset import Asset
from naryad.assets.models.codes import AssetCode, AssetScan, CodeBatch
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
    "AssetCode",
    "AssetScan",
    "AssetSkill",
    "AssetTemplate",
    "AssetTemplateArea",
    "AssetTemplateSkill",
    "AssetTemplateWorkType",
    "AssetWorkType",
    "CodeBatch",
]
