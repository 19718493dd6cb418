"""What does Django need to know about `history`?"""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "naryad.history"
