"""What is kept about how requests come in from outside?"""

from naryad.intake.models.arriving_photo import ArrivingPhoto
from naryad.intake.models.code_settings import CodeSettings, SettingsOfAsset
from naryad.intake.models.inquiry import Inquiry, SameTrouble

__all__ = ["ArrivingPhoto", "CodeSettings", "Inquiry", "SameTrouble", "SettingsOfAsset"]
