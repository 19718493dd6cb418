"""What does Django need to know about spreadsheets?"""

from importlib import import_module

from django.apps import AppConfig


class SpreadsheetsConfig(AppConfig):
    name = "naryad.spreadsheets"

    def ready(self) -> None:
        """Models can be imported only now."""
        import_module("naryad.spreadsheets.letters").register_kinds()
