"""What does Django need to know about bulk runs?"""

from django.apps import AppConfig


class BulkConfig(AppConfig):
    name = "naryad.lists.bulk"
