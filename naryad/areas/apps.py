"""What does Django need to know about `areas`?"""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "naryad.areas"
