"""What is kept about how requests come in from outside?"""

from naryad.intake.models.code_settings import CodeSettings, SettingsOfAsset

__all__ = ["CodeSettings", "SettingsOfAsset"]
