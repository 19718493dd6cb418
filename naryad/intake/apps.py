"""What does Django need to know about `intake`?"""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "naryad.intake"
