"""What does Django need to know about `catalog`?"""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "naryad.catalog"
