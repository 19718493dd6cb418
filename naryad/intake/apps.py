"""What does Django need to know about `intake`?"""

from importlib import import_module

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "naryad.intake"

    def ready(self) -> None:
        """Models can be imported only now."""
        import_module("naryad.intake.letters").register_kinds()
        readers = import_module("naryad.intake.visibility").readable_inquiries
        import_module("naryad.files.visibility").declare_readers("inquiry", readers)
