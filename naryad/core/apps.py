"""What does Django need to know about `core`?"""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "naryad.core"
