"""What does Django need to know about `lists`?"""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "naryad.lists"
