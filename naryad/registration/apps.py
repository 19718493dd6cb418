"""What does Django need to know about `registration`?"""

from importlib import import_module

from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "naryad.registration"

    def ready(self) -> None:
        """Letters learn which of them are ours; only now, since that needs the models."""
        import_module("naryad.registration.letters").register_kinds()
        import_module("naryad.registration.dependents").declare_dependents()
