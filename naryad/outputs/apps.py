"""What does Django need to know about `outputs`?"""

from importlib import import_module

from django.apps import AppConfig


class OutputsConfig(AppConfig):
    name = "naryad.outputs"

    def ready(self) -> None:
        """Models can be imported only now."""
        import_module("naryad.outputs.readers").declare_output_readers()
