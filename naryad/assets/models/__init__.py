"""What is kept about objects and equipment?"""

from naryad.assets.models.asset import Asset
from naryad.assets.models.links import AssetArea, AssetSkill, AssetWorkType

__all__ = ["Asset", "AssetArea", "AssetSkill", "AssetWorkType"]
