"""What does Django need to know about `stickers`?"""

from importlib import import_module

from django.apps import AppConfig


class StickersConfig(AppConfig):
    name = "naryad.stickers"

    def ready(self) -> None:
        """Models can be imported only now."""
        import_module("naryad.stickers.making").declare_labels()
